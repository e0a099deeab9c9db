import Estate
import EstateSources
import Foundation
import Testing

@Suite("Estate importer")
struct EstateImporterTests {
  private func context(of text: String...) throws -> EstateContext {
    let clusters = try text.enumerated().map { index, text in
      var cluster = try Dumps.read(text).cluster
      cluster.name = "c\(index)"
      return cluster
    }
    return EstateImporter.contextSkeleton(for: clusters)
  }

  private func binding(_ name: String, _ subjects: String...) -> String {
    #"""
    {"kind":"ClusterRoleBinding","metadata":{"name":"\#(name)"},
     "roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[\#(subjects.joined(separator: ","))]}
    """#
  }

  private func subject(_ kind: String, _ name: String, _ namespace: String = "n") -> String {
    #"{"kind":"\#(kind)","name":"\#(name)","namespace":"\#(namespace)"}"#
  }

  @Test("Users become people with a laptop each; Kubernetes' own users do not")
  func users() throws {
    let one = Dumps.list(
      binding(
        "a", subject("User", "ann"), subject("User", "system:admin"),
        subject("User", "system:serviceaccount:n:ci"), subject("User", "bob"),
        subject("user", "nobody"), subject("User", "")))
    let two = Dumps.list(binding("a", subject("User", "bob"), subject("User", "ann")))
    let context = try context(of: one, two)
    #expect(context.people.map(\.username) == ["ann", "bob"])
    #expect(context.people.map(\.laptop) == ["laptop-ann", "laptop-bob"])
    #expect(context.people.map(\.clusters) == [["c0", "c1"], ["c0", "c1"]])
    #expect(context.people.allSatisfy { $0.assumed && $0.groups.isEmpty && $0.tasksPerDay > 0 })
    #expect(context.approverPools.map(\.members) == [["ann", "bob"]])
    #expect(context.approverPools.allSatisfy { $0.assumed })
  }

  @Test("Each external group gets one holder; implicit groups get none")
  func groups() throws {
    let groups = [
      "devs", "system:authenticated", "system:masters", "kubeadm:cluster-admins",
      "system:serviceaccounts:n", "system:nodes", "devs",
    ]
    let context = try context(
      of: Dumps.list(
        binding("a", subject("User", "holder-of-devs")),
        #"{"kind":"ClusterRoleBinding","metadata":{"name":"b"},"subjects":["#
          + groups.map { subject("Group", $0) }.joined(separator: ",") + "]}"))
    #expect(
      context.people.map(\.name) == [
        "holder-of-devs", "holder-of-devs-2", "holder-of-system:masters",
        "holder-of-kubeadm:cluster-admins",
      ])
    #expect(
      context.people.map(\.groups) == [
        [], ["devs"], ["system:masters"], ["kubeadm:cluster-admins"],
      ])
  }

  @Test("Without two people there are two on call, with no tasks of their own")
  func onCall() throws {
    let context = try context(of: Dumps.list(binding("a", subject("User", "ann"))))
    #expect(context.people.map(\.name) == ["ann", "on-call-1", "on-call-2"])
    #expect(context.people.map { $0.tasksPerDay > 0 } == [true, false, false])
    #expect(context.approverPools.first?.members.count == 3)
  }

  @Test("Service accounts with a whole word of delivery in their name become pipelines")
  func pipelines() throws {
    let names = [
      "ci-deployer", "my.ci", "deployment-controller", "github_actions", "circle", "argocd-server",
      "default", "Release",
    ]
    let accounts = names.map {
      #"{"kind":"ServiceAccount","metadata":{"name":"\#($0)","namespace":"n"}}"#
    }
    let dump =
      #"{"kind":"List","items":["#
      + (accounts + [binding("a", subject("ServiceAccount", "build"))])
      .joined(separator: ",") + "]}"
    let context = try context(of: dump)
    #expect(
      context.pipelines.map(\.serviceAccount) == [
        "ci-deployer", "my.ci", "github_actions", "argocd-server", "Release",
      ])
    let first = try #require(context.pipelines.first)
    #expect(first.name == "c0/n/ci-deployer" && first.ciSystem == "ci" && first.assumed)
    #expect(first.jobDurationSeconds > 0 && first.runsPerDay > 0)
  }

  @Test("Where no service accounts were collected, those in bindings count")
  func pipelinesFromBindings() throws {
    let context = try context(
      of: Dumps.list(
        binding("a", subject("ServiceAccount", "build", "m"), subject("ServiceAccount", "web")),
        binding("b", subject("ServiceAccount", "build", "m"))))
    #expect(context.pipelines.map(\.name) == ["c0/m/build"])
  }

  @Test(
    "Namespaces get environments by label, then as platform, then by word",
    arguments: [
      ("prod", "", Environment.production), ("shop-live", "", .production),
      ("preprod", "", .staging), ("shop-pre-prod", "", .staging), ("uat2", "", .unknown),
      ("nonprod", "", .development), ("non-prod", "", .development), ("team_qa", "", .development),
      ("production-like", "", .production), ("reproduction", "", .unknown),
      ("kube-system", "", .platform), ("kube-public", "", .platform),
      ("gatekeeper-system", "", .platform), ("monitoring", "", .platform),
      ("ingress-nginx", "", .platform), ("cert-manager", "", .platform), ("shop", "", .unknown),
      ("default", "", .unknown), ("shop", #""app.example.com/env":"prod-eu""#, .production),
      ("shop-prod", #""environment":"Staging""#, .staging), ("shop", #""team":"prod""#, .unknown),
      ("shop-dev", #""tier":"gold""#, .development),
    ])
  func environments(name: String, labels: String, environment: Environment) throws {
    let context = try context(
      of: Dumps.list(
        #"{"kind":"Namespace","metadata":{"name":"\#(name)","labels":{\#(labels)}}}"#))
    #expect(
      context.environments == [
        NamespaceEnvironment(
          cluster: "c0", namespace: name, environment: environment, assumed: true)
      ])
  }

  @Test("Namespaces count that only objects speak of")
  func namespaces() throws {
    let context = try context(of: Dumps.list(Dumps.pod(""), binding("a")))
    #expect(context.environments.map(\.namespace) == ["n"])
    #expect(context.endpoints == [ClusterEndpoint(cluster: "c0", exposure: .public, assumed: true)])
  }

  @Test("Files are clusters of their own, or parts of one that is named")
  func files() throws {
    try Dumps.withFolder { folder in
      var files: [URL] = []
      for (place, name) in [("x", "prod.json"), ("y", "prod.json"), ("x", "dev.json")] {
        let file = folder.appendingPathComponent(place).appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let objects = Dumps.list(
          #"{"kind":"Namespace","metadata":{"name":"\#(place)-\#(name)"}}"#,
          #"{"kind":"NodeList","items":[]}"#)
        try Data(objects.utf8).write(to: file)
        files.append(file)
      }
      let apart = try EstateImporter.importDump(files: files, name: "e")
      #expect(apart.estate.clusters.map(\.name) == ["prod", "prod-2", "dev"])
      #expect(
        ["prod", "prod-2", "dev"].allSatisfy {
          apart.estate.context.isKnown("Node", cluster: $0)
            && !apart.estate.context.isKnown("Pod", cluster: $0)
        })
      let joined = try EstateImporter.importDump(files: files, name: "e", clusterName: "all")
      #expect(joined.estate.clusters.map(\.name) == ["all"])
      #expect(joined.estate.clusters.map(\.namespaces.count) == [3])
      #expect(joined.statistics.files == 3 && joined.statistics.objects == ["Namespace": 3])
      let missing = folder.appendingPathComponent("missing.json")
      let error = try #require(throws: ImportError.self) {
        _ = try EstateImporter.importDump(files: [files[0], missing], name: "e")
      }
      #expect(error.description.hasPrefix(missing.path + ": cannot be read: "))
      #expect(error.cause == .unreadable)
      let whole = try EstateImporter.importDump(files: [folder], name: "e")
      #expect(whole.estate.clusters.map(\.namespaces.count) == [3])
      #expect(throws: ImportError.self) { _ = try EstateImporter.importDump(files: [], name: "e") }
      try Data(#"{"kind":"PodList","items":[]}"#.utf8).write(to: missing)
      let empty = try #require(throws: ImportError.self) {
        _ = try EstateImporter.importDump(files: [missing], name: "e")
      }
      #expect(empty.description.contains("missing.json: expected objects of kinds that are read"))
    }
  }

  @Test("Importing an API server's defaults or the shop gives an estate that can be written")
  func whole() throws {
    for path in ["rbac/bootstrap.json", "dumps/shop.json"] {
      let imported = try EstateImporter.importDump(files: [Dumps.fixture(path)], name: "e")
      #expect(!imported.estate.context.approverPools[0].members.isEmpty)
      try Dumps.withFolder { folder in
        let place = folder.appendingPathComponent("estate")
        try EstateDirectory.write(imported.estate, to: place, description: "From a dump.")
        #expect(try EstateDirectory.read(place) == imported.estate)
      }
    }
  }

  @Test("The shop's dump gives the people, pipeline and environments it speaks of")
  func shop() throws {
    let file = try Dumps.fixture("dumps/shop.json")
    let imported = try EstateImporter.importDump(files: [file], name: "shop")
    let context = imported.estate.context
    #expect(context.people.map(\.username).contains("alice@shop.example"))
    #expect(context.people.flatMap(\.groups).contains("developers"))
    #expect(context.people.flatMap(\.groups).contains("shop-admins"))
    #expect(context.pipelines.map(\.serviceAccount).contains("ci-deployer"))
    #expect(
      EnvironmentIndex(context).environment(cluster: "shop", namespace: "shop-prod") == .production)
    #expect(
      EnvironmentIndex(context).environment(cluster: "shop", namespace: "shop-dev") == .development)
    #expect(
      EnvironmentIndex(context).environment(cluster: "shop", namespace: "monitoring") == .platform)
    #expect(imported.statistics.objects["Pod"] == 14)
    #expect(imported.statistics.objects.values.reduce(0, +) == 84)
  }
}
