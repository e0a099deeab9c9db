import Estate
import EstateSources
import Foundation
import Specs
import TestSupport
import Testing

@Suite("Manifests on disk")
struct ManifestDirectoryTests {
  /// Every file under a folder, with its bytes.
  private func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = try Data(contentsOf: file) }
    }
    return files
  }

  /// Reads the folder of each cluster as a dump.
  private func read(_ folder: URL) throws -> [Cluster] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      var reader = DumpReader(clusterName: name)
      let place = folder.appendingPathComponent(name)
      for path in try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() {
        let file = place.appendingPathComponent(path)
        try reader.read(JSONInput(file: file), path: path)
      }
      #expect(reader.statistics.skipped.isEmpty && reader.statistics.duplicates == 0)
      return reader.cluster
    }
  }

  /// Random requests about what a cluster's own rules and bindings speak of.
  private func requests(_ cluster: Cluster, _ bits: inout SplitMix) -> [AccessRequest] {
    let rules = cluster.roles.flatMap(\.rules).filter { !$0.resources.isEmpty }
    let accounts = cluster.serviceAccounts.map {
      Principal.serviceAccount(namespace: $0.metadata.namespace, name: $0.metadata.name)
    }
    let groups = cluster.bindings.flatMap(\.subjects).filter { $0.kind == "Group" }.map(\.name)
    return (0..<2_000).map { _ in
      let rule = bits.pick(rules)
      let resource = bits.pick(rule.resources).split(separator: "/").map(String.init)
      let principal =
        bits.chance(70) ? bits.pick(accounts) : .user("somebody", claims: [bits.pick(groups)])
      return AccessRequest(
        verb: bits.pick(rule.verbs), apiGroup: bits.pick(rule.apiGroups), resource: resource[0],
        subresource: resource.count > 1 ? resource[1] : "",
        name: rule.resourceNames.first ?? "",
        namespace: bits.chance(20) ? "" : bits.pick(cluster.namespaces).metadata.name
      ).by(principal)
    }
  }

  @Test("A generated estate is exported, imported, evaluated and exported the same")
  func roundTrip() throws {
    let spec = try EstateFacts.small().setting([(.orphanedBinding, 0)])
    let estate = try EstateGenerator.generate(spec)
    try Dumps.withFolder { folder in
      let places = ["a", "b"].map(folder.appendingPathComponent)
      try ManifestDirectory.write(estate, to: places[0])
      let imported = try read(places[0])
      #expect(imported.map(\.name) == ["nonproduction", "production"])
      var bits = SplitMix(seed: 7)
      for cluster in imported {
        var original = try #require(estate.clusters.first { $0.name == cluster.name })
        original.usage = nil
        #expect(cluster == original.creatable())
        #expect(KubernetesValidity.problems(in: cluster) == [])
        let (one, two) = (Authorizer(cluster: original), Authorizer(cluster: cluster))
        let asked = requests(original, &bits)
        let decisions = asked.map(one.decide)
        #expect(asked.map(two.decide) == decisions)
        #expect(decisions.contains(where: \.allowed) && decisions.contains { !$0.allowed })
      }
      let again = Estate(name: "e", clusters: imported, context: EstateContext())
      try ManifestDirectory.write(again, to: places[1])
      #expect(try files(in: places[1]) == files(in: places[0]))
    }
  }

  @Test("Files sort as objects must be created: namespaces first, webhooks last")
  func order() throws {
    var cluster = RandomCluster.cluster(seed: 3)
    cluster.webhookConfigurations = [
      WebhookConfiguration(isMutating: true, metadata: ObjectMetadata(name: "w"))
    ]
    cluster.namespaces = [Namespace(metadata: ObjectMetadata(name: "shop"))]
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("out")
      let estate = Estate(name: "e", clusters: [cluster], context: EstateContext())
      try ManifestDirectory.write(estate, to: place)
      let names = try files(in: place).keys.sorted()
      #expect(names.first == "c/01-namespaces.json")
      #expect(names.last == "c/18-webhookconfigurations.json")
      #expect(names.allSatisfy { $0.hasPrefix("c/") })
      #expect(!names.contains { $0.contains("certificatesigning") })
    }
  }

  @Test("Manifests are replaced; a folder that holds anything else is refused and left alone")
  func refusals() throws {
    let estate = Estate(
      name: "e", clusters: [RandomCluster.cluster(seed: 1)], context: EstateContext())
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("out")
      try ManifestDirectory.write(estate, to: place)
      try ManifestDirectory.write(estate, to: place)
      for path in ["notes.txt", "c/notes.txt", "c/01-namespaces.json/x"] {
        let other = folder.appendingPathComponent(UUID().uuidString)
        let file = other.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: file)
        let error = #expect(throws: EstateDirectoryError.self, "\(path)") {
          try ManifestDirectory.write(estate, to: other)
        }
        #expect(error?.problem.hasPrefix("is not a folder of manifests: it holds ") == true)
        #expect(try files(in: other) == [path: Data("mine".utf8)])
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!names.contains { $0.hasPrefix(".") }, "nothing is left behind")
    }
  }
}
