import Estate
import EstateSources
import Foundation
import TestSupport
import Testing

@Suite("What an import knows of its clusters")
struct ImportCompletenessTests {
  private func record(_ draft: ClusterDraft) throws -> ClusterCompleteness {
    let context = EstateImporter.contextSkeleton(for: [draft.cluster])
    return try #require(context.completeness.first)
  }

  private func object(_ kind: String, _ name: String, _ namespace: String = "") -> String {
    #"{"kind":"\#(kind)","metadata":{"name":"\#(name)","namespace":"\#(namespace)"}}"#
  }

  private func context(of text: String) throws -> EstateContext {
    try Dumps.withFolder { folder in
      let file = folder.appendingPathComponent("c0.json")
      try Data(text.utf8).write(to: file)
      return try EstateImporter.importDump(files: [file], name: "e").estate.context
    }
  }

  @Test("Kinds are collected that the dump holds an object or a list of; all others are not")
  func kinds() throws {
    let dump = Dumps.list(
      object("Pod", "p", "n"), object("ClusterRoleBinding", "b"),
      #"{"kind":"NodeList","apiVersion":"v1","items":[]}"#)
    let context = try context(of: dump)
    let record = try #require(context.completeness.first)
    #expect(record.cluster == "c0" && record.sources == [.kubectl])
    #expect(record.collected == .kinds(["Pod", "Node", "ClusterRoleBinding"]))
    #expect(record.notCollected.count == ObjectKind.allCases.count(where: \.isBuiltIn) - 3)
    #expect(record.notCollected.allSatisfy { !$0.reason.isEmpty })
    #expect(record.partial.isEmpty && record.reconstructed.isEmpty)
    #expect(context.isKnown("Node", cluster: "c0"))
    #expect(!context.isKnown("Secret", cluster: "c0", namespace: "n"))
  }

  @Test("A namespace without any service account was left out of the dump")
  func missingNamespaces() throws {
    let draft = ClusterDraft().namespace("a").namespace("b").namespace("c")
      .serviceAccount("a/default").secret("a/s").secret("b/s").pod("a/p").node("n")
    let record = try record(draft)
    let partial = Dictionary(
      uniqueKeysWithValues: record.partial.map { ($0.kind, $0.namespaces) })
    #expect(
      partial == [
        "ServiceAccount": .except(["b", "c"]), "Secret": .except(["c"]),
        "Pod": .except(["b", "c"]),
      ])
    #expect(record.collected == .kinds(["Namespace", "Node"]))
    #expect(record.partial.allSatisfy { !$0.reason.isEmpty })
  }

  @Test("Without namespaces, a dump lacks the others when it lacks the one that is always there")
  func onlyNamespaces() throws {
    let draft = ClusterDraft().serviceAccount("a/default").secret("b/s").role("r")
    let only = try record(draft)
    #expect(
      only.partial.map(\.namespaces) == [.only(["a"]), .only(["a", "b"])],
      "ServiceAccount, Secret")
    #expect(only.collected == .kinds(["ClusterRole"]))
    draft.serviceAccount("kube-system/default")
    #expect(try record(draft).partial.isEmpty)
  }

  @Test("What a collector says about its files goes into the record")
  func findings() throws {
    let draft = ClusterDraft().role("a/r").bind("a/b", role: "Role/r", to: .user("ann"))
    let names = UnusualKind(kind: "RoleBinding", reason: "the collection has no names of bindings")
    let findings = CollectionFindings(
      kinds: ["Secret"], sources: [.rbacPolice, .kubectl],
      reconstructed: [names, UnusualKind(kind: "ClusterRoleBinding")])
    let context = EstateImporter.contextSkeleton(for: [draft.cluster], findings: ["c": findings])
    let record = try #require(context.completeness.first)
    #expect(record.sources == [.rbacPolice, .kubectl])
    #expect(record.collected == .kinds(["Secret", "Role"]))
    #expect(record.reconstructed == [names])
    #expect(record.coverage(of: "ClusterRoleBinding") == .unknown, "there is none")
  }

  @Test("Namespaces that the files lack and those without accounts are missing together")
  func bothReasons() throws {
    let draft = ClusterDraft().namespace("a").namespace("b").namespace("c")
      .serviceAccount("a/default").serviceAccount("c/default").secret("a/s").pod("a/p")
    let findings = CollectionFindings(partial: [
      PartialKind(kind: "Secret", namespaces: .except(["c"]), reason: "refused"),
      PartialKind(kind: "Pod", namespaces: .unstated, reason: "names only"),
    ])
    func partial(_ kind: String, _ findings: CollectionFindings) -> PartialKind? {
      EstateImporter.contextSkeleton(for: [draft.cluster], findings: ["c": findings])
        .completeness[0].partial.first { $0.kind == kind }
    }
    #expect(partial("Secret", findings)?.namespaces == .except(["b", "c"]))
    #expect(partial("Secret", findings)?.reason.hasPrefix("refused; every namespace") == true)
    #expect(partial("Pod", findings)?.namespaces == .unstated)
    var some = CollectionFindings()
    some.partial = [PartialKind(kind: "ServiceAccount", namespaces: .unstated, reason: "in use")]
    #expect(
      partial("Secret", some) == nil,
      "a namespace without accounts says nothing where only some accounts were collected")
  }

  @Test("What a collection of rbac-police lacks is in the record")
  func police() throws {
    let police = #"""
      {"metadata":{"cluster":"x"},"nodes":[],"roles":[],
       "serviceAccounts":[{"name":"s","namespace":"a","nodes":[],"roles":[],"providerIAM":null}]}
      """#
    let context = try context(of: police + Dumps.list(object("Secret", "s", "b")))
    let record = try #require(context.completeness.first)
    #expect(record.sources == [.rbacPolice])
    #expect(record.reconstructed.map(\.kind) == ["RoleBinding", "ClusterRoleBinding"])
    #expect(record.coverage(of: "ServiceAccount") == .partial(.unstated))
    #expect(record.coverage(of: "Pod") == .partial(.unstated))
    #expect(
      record.coverage(of: "Secret") == .collected && record.coverage(of: "Node") == .collected)
  }

  @Test("Where no service accounts were collected, nothing says that a namespace is missing")
  func withoutAccounts() throws {
    let record = try record(ClusterDraft().namespace("a").namespace("b").secret("a/s"))
    #expect(record.partial.isEmpty && record.collected == .kinds(["Namespace", "Secret"]))
  }

  @Test("A generated estate is known as a whole, on disk too")
  func generated() throws {
    let estate = try EstateGenerator.generate(EstateFacts.small())
    #expect(
      estate.context.completeness == estate.clusters.map { ClusterCompleteness.generated($0.name) })
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      try EstateDirectory.write(estate, to: place)
      let context = try String(
        contentsOf: place.appendingPathComponent("context.yaml"), encoding: .utf8)
      #expect(context.contains("sources: [generated]\n      collected: all\n"))
      #expect(try EstateDirectory.read(place).context == estate.context)
    }
  }

  @Test("A record of a cluster or a kind that nobody knows is an error")
  func unknownNames() throws {
    for (text, path) in [
      ("- {cluster: north, sources: [kubectl]}", "spec.completeness[1].cluster"),
      ("", "spec.completeness[0].notCollected[1].kind"),
    ] {
      try Dumps.withFolder { folder in
        let draft = ClusterDraft("c")
        var estate = draft.namespace("n").estate(
          context: EstateImporter.contextSkeleton(for: [draft.cluster]))
        if text.isEmpty { estate.context.completeness[0].notCollected[1].kind = "Secrets" }
        let place = folder.appendingPathComponent("estate")
        try EstateDirectory.write(estate, to: place)
        let context = place.appendingPathComponent("context.yaml")
        let edited = try String(contentsOf: context, encoding: .utf8) + "    \(text)\n"
        try Data(edited.utf8).write(to: context)
        let error = try #require(throws: ImportError.self) { _ = try EstateDirectory.read(place) }
        #expect(error.path == path, "\(error)")
      }
    }
  }
}
