import Estate
import EstateSources
import Foundation
import Testing

@Suite("Estate directory")
struct EstateDirectoryTests {
  /// An estate with clusters whose order is not that of their names.
  private func estate(seed: Int = 1) -> Estate {
    var clusters = [RandomCluster.cluster(seed: seed), RandomCluster.cluster(seed: seed + 1)]
    clusters[0].name = "prod-b"
    clusters[1].name = "prod-a"
    clusters[0].serviceAccounts.append(
      ServiceAccount(metadata: ObjectMetadata(namespace: "n", name: "s")))
    var context = EstateImporter.contextSkeleton(for: clusters)
    context.people.append(
      Person(
        name: "Ann \"A\" #1", username: "ann@example.com", groups: ["ops", "yes"], team: "team: x",
        clusters: ["prod-a"], laptop: "ann's",
        workingHours: WorkingHours(
          start: 8 * 3600, end: 16 * 3600 + 1800, days: [0, 2, 6], utcOffset: -5 * 3600),
        tasksPerDay: 1.25))
    context.pipelines.append(
      Pipeline(
        name: "p", cluster: "prod-b", namespace: "n", serviceAccount: "s", ciSystem: "ci",
        runsPerDay: 0.5, jobDurationSeconds: 90))
    context.people[context.people.count - 1].onCall = true
    context.agents.append(
      Agent(
        name: "a", cluster: "prod-b", namespace: "n", serviceAccount: "s", team: "team: x",
        workingHours: .always, invocationsPerDay: 2.5, invocationSeconds: 61, assumed: true))
    context.endpoints[0].exposure = .private
    context.environments.append(
      NamespaceEnvironment(cluster: "prod-a", namespace: "live", environment: .production))
    addCredentials(to: &context, linkedBy: clusters[0].secrets.first)
    context.assetWeights = AssetWeights(secret: 0.5, namespace: 3, node: 4, cluster: 50)
    return Estate(name: "shop", clusters: clusters, context: context)
  }

  private func addCredentials(to context: inout EstateContext, linkedBy secret: Secret?) {
    for (index, provider) in CloudIdentity.Provider.allCases.enumerated() {
      context.cloudRoles.append(
        CloudRole(
          identity: CloudIdentity(provider: provider, identity: "role: #1"),
          isSensitive: index == 1, nodeClusters: index == 1 ? ["prod-a", "prod-b"] : [],
          assumed: index == 2))
    }
    for (index, place) in SharedKubeconfig.Place.allCases.enumerated() {
      context.sharedKubeconfigs.append(
        SharedKubeconfig(
          name: "shared-\(index)", cluster: "prod-a", username: "yes",
          groups: index == 0 ? [] : ["ops", "on: call"], place: place,
          holders: index == 1 ? [] : ["Ann \"A\" #1"], assumed: index == 2))
    }
    guard let secret else { return }
    context.clusterLinks.append(
      ClusterLink(
        cluster: "prod-b", namespace: secret.metadata.namespace, secret: secret.metadata.name,
        target: "prod-a", username: "system:serviceaccount:kube-system:argocd-manager",
        groups: ["system:masters"], assumed: true))
  }

  /// Every file under a folder, with its bytes.
  private func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: folder.path)
    while let name = names?.nextObject() as? String {
      let file = folder.appendingPathComponent(name)
      if let data = FileManager.default.contents(atPath: file.path) { files[name] = data }
    }
    return files
  }

  @Test("An estate is read back as it was written, its clusters in their order")
  func roundTrip() throws {
    try Dumps.withFolder { folder in
      for seed in 0..<5 {
        let place = folder.appendingPathComponent("estate")
        let written = estate(seed: seed)
        try EstateDirectory.write(written, to: place)
        #expect(try EstateDirectory.read(place) == written)
        let siblings = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(siblings == ["estate"], "nothing is left behind")
      }
    }
  }

  @Test("The same estate gives the same bytes")
  func sameBytes() throws {
    try Dumps.withFolder { folder in
      let places = ["a", "deep/b"].map(folder.appendingPathComponent)
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("deep"), withIntermediateDirectories: true)
      for place in places { try EstateDirectory.write(estate(), to: place) }
      let first = try files(in: places[0])
      #expect(
        first.keys.sorted() == [
          "clusters/prod-a/objects.json", "clusters/prod-b/objects.json", "context.yaml",
        ])
      #expect(try files(in: places[1]) == first)
    }
  }

  @Test("A folder that holds anything else is refused and left alone")
  func refusals() throws {
    try Dumps.withFolder { folder in
      for name in [
        "notes.txt", "clusters/prod-a/notes.txt", "clusters/notes.txt/x", "context.yaml/x",
      ] {
        let place = folder.appendingPathComponent(UUID().uuidString)
        let file = place.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: file)
        let error = try #require(throws: EstateDirectoryError.self) {
          try EstateDirectory.write(estate(), to: place)
        }
        let foreign = name == "context.yaml/x" ? "context.yaml" : name
        #expect(error.description.contains("is not an estate: it holds \"\(foreign)\""))
        #expect(try files(in: place) == [name: Data("mine".utf8)])
      }
      let file = folder.appendingPathComponent("file")
      try Data().write(to: file)
      #expect(throws: EstateDirectoryError.self) { try EstateDirectory.write(estate(), to: file) }
    }
  }

  @Test("Cluster names that cannot name a folder are refused", arguments: ["", "..", "a/b", ".x"])
  func names(name: String) throws {
    try Dumps.withFolder { folder in
      let bad = Estate(name: "e", clusters: [Cluster(name: name)], context: EstateContext())
      let place = folder.appendingPathComponent("estate")
      #expect(throws: EstateDirectoryError.self) { try EstateDirectory.write(bad, to: place) }
      #expect(!FileManager.default.fileExists(atPath: place.path))
    }
  }

  @Test("A missing part of an estate is one error that names it")
  func incomplete() throws {
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      func problem() throws -> String {
        try #require(throws: ImportError.self) { _ = try EstateDirectory.read(place) }.description
      }
      #expect(try problem().contains("there is no context.yaml"))
      try EstateDirectory.write(estate(), to: place)
      let clusters = place.appendingPathComponent("clusters")
      try FileManager.default.removeItem(at: clusters.appendingPathComponent("prod-a"))
      #expect(
        try problem().hasSuffix(
          "expected a cluster that has a folder (prod-b), found \"prod-a\""))
      let objects = clusters.appendingPathComponent("prod-b/objects.json")
      try Data("{".utf8).write(to: objects)
      try FileManager.default.createDirectory(
        at: clusters.appendingPathComponent("prod-a"), withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: clusters.appendingPathComponent("prod-a/objects.json"))
      #expect(try problem().hasPrefix(objects.path + ": byte 1 (line 1): expected "))
      try FileManager.default.removeItem(at: clusters)
      #expect(try problem().contains("expected at least one cluster"))
    }
  }
}
