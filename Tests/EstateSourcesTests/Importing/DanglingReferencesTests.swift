import Estate
import EstateSources
import Foundation
import TestSupport
import Testing

@Suite("Dangling references")
struct DanglingReferencesTests {
  private let all: Set<String> = [
    "Role", "ClusterRole", "ServiceAccount", "Secret", "Node", "Namespace",
  ]

  private func found(_ cluster: Cluster, collected: Set<String>) -> [String] {
    DanglingReferences(of: cluster, collected: collected).references.map {
      "\($0.kind.rawValue): \($0.source) -> \($0.target)"
    }
  }

  private func binding(
    _ scope: RBACScope, _ name: String, _ kind: String, _ role: String, _ subjects: [Subject] = []
  ) -> RoleBinding {
    RoleBinding(
      scope: scope,
      metadata: ObjectMetadata(namespace: scope == .cluster ? "" : "n", name: name),
      roleRef: RoleReference(kind: kind, name: role), subjects: subjects)
  }

  @Test("Roles are looked for where a binding of their kind finds them")
  func roles() {
    var cluster = Cluster(name: "c")
    cluster.roles = [
      Role(scope: .cluster, metadata: ObjectMetadata(name: "view"), rules: []),
      Role(scope: .namespaced, metadata: ObjectMetadata(namespace: "n", name: "r"), rules: []),
      Role(scope: .namespaced, metadata: ObjectMetadata(namespace: "m", name: "s"), rules: []),
    ]
    cluster.bindings = [
      binding(.cluster, "a", "ClusterRole", "view"), binding(.cluster, "b", "ClusterRole", "gone"),
      binding(.cluster, "c", "Role", "r"), binding(.namespaced, "d", "Role", "r"),
      binding(.namespaced, "e", "Role", "s"), binding(.namespaced, "f", "ClusterRole", "view"),
      binding(.namespaced, "g", "ClusterRole", "r"), binding(.namespaced, "h", "role", "r"),
    ]
    #expect(
      found(cluster, collected: all) == [
        "role: ClusterRoleBinding/b -> ClusterRole/gone", "role: ClusterRoleBinding/c -> Role/r",
        "role: RoleBinding/n/e -> Role/n/s", "role: RoleBinding/n/g -> ClusterRole/r",
        "role: RoleBinding/n/h -> role/r",
      ])
    // A reference of the wrong kind never leads anywhere; what was not collected is unknown.
    #expect(
      found(cluster, collected: ["Secret"]) == [
        "role: ClusterRoleBinding/c -> Role/r", "role: RoleBinding/n/h -> role/r",
      ])
  }

  @Test("ServiceAccounts are missing only where those of their namespace were collected")
  func subjects() {
    func account(_ name: String, _ namespace: String = "") -> Subject {
      Subject(kind: "ServiceAccount", name: name, namespace: namespace)
    }
    var cluster = Cluster(name: "c")
    cluster.serviceAccounts = [
      ServiceAccount(metadata: ObjectMetadata(namespace: "n", name: "default")),
      ServiceAccount(metadata: ObjectMetadata(namespace: "n", name: "é")),
    ]
    cluster.namespaces = ["n", "m"].map { Namespace(metadata: ObjectMetadata(name: $0)) }
    let subjects = [
      account("default"), account("gone"), account("gone", "n"), account("x", "m"),
      account("x", "nowhere"), account("é"), account("e\u{301}"), Subject(kind: "User", name: "u"),
    ]
    cluster.bindings = [binding(.namespaced, "b", "ClusterRole", "view", subjects)]
    #expect(
      found(cluster, collected: ["ServiceAccount", "Namespace"]) == [
        "subject: RoleBinding/n/b -> ServiceAccount/n/gone",
        "subject: RoleBinding/n/b -> ServiceAccount/nowhere/x",
        "subject: RoleBinding/n/b -> ServiceAccount/n/e\u{301}",
      ])
    #expect(found(cluster, collected: ["ServiceAccount"]).count == 2)
    #expect(found(cluster, collected: ["Namespace"]).isEmpty)
    cluster.bindings = [binding(.cluster, "b", "ClusterRole", "view", [account("x")])]
    #expect(
      found(cluster, collected: ["ServiceAccount"]) == [
        "subject: ClusterRoleBinding/b -> ServiceAccount/x"
      ])
  }

  @Test("Pods refer to an account, a node, and secrets in many ways")
  func pods() {
    var cluster = Cluster(name: "c")
    cluster.serviceAccounts = [
      ServiceAccount(metadata: ObjectMetadata(namespace: "n", name: "s"))
    ]
    cluster.nodes = [Node(metadata: ObjectMetadata(name: "node-1"))]
    cluster.secrets = ["here", "there"].map {
      Secret(metadata: ObjectMetadata(namespace: $0 == "here" ? "n" : "m", name: $0))
    }
    let spec = PodSpec(
      serviceAccountName: "s", nodeName: "node-2",
      containers: [Container(name: "a", environmentSecrets: ["env", "here"])],
      volumes: [
        Volume(name: "a", source: .secret(name: "there")),
        Volume(name: "b", source: .projected(secrets: ["projected", "there"], tokens: [])),
        Volume(name: "c", source: .configMap(name: "map")),
      ], imagePullSecrets: ["pull"])
    cluster.pods = [
      Pod(metadata: ObjectMetadata(namespace: "n", name: "p"), spec: spec),
      Pod(metadata: ObjectMetadata(namespace: "n", name: "q"), spec: PodSpec(nodeName: "node-1")),
    ]
    #expect(
      found(cluster, collected: all) == [
        "podNode: Pod/n/p -> Node/node-2", "podSecret: Pod/n/p -> Secret/n/there",
        "podSecret: Pod/n/p -> Secret/n/projected", "podSecret: Pod/n/p -> Secret/n/env",
        "podSecret: Pod/n/p -> Secret/n/pull",
        "podServiceAccount: Pod/n/q -> ServiceAccount/n/default",
      ])
    #expect(found(cluster, collected: ["Node"]) == ["podNode: Pod/n/p -> Node/node-2"])
    #expect(found(cluster, collected: []).isEmpty)
    let counts = DanglingReferences(of: cluster, collected: all).counts
    #expect(counts.map(\.kind) == [.podServiceAccount, .podNode, .podSecret])
    #expect(counts.map(\.count) == [1, 1, 4])
  }

  @Test("What was not collected in one namespace is looked for in the others")
  func partlyKnown() {
    let draft = ClusterDraft("c").namespace("a").namespace("b")
      .serviceAccount("a/default").serviceAccount("b/default")
      .pod("a/p", mounting: ["gone"]).pod("b/p", mounting: ["gone"])
    var context = EstateContext()
    func targets(_ namespaces: KnownNamespaces) -> [String] {
      context.completeness = [
        ClusterCompleteness(
          cluster: "c", sources: [.kubectl], collected: .all,
          partial: [PartialKind(kind: "Secret", namespaces: namespaces)])
      ]
      return DanglingReferences(of: draft.cluster, in: context).references.map(\.target)
    }
    #expect(targets(.except(["b"])) == ["Secret/a/gone"])
    #expect(targets(.only(["b"])) == ["Secret/b/gone"])
    #expect(targets(.unstated).isEmpty)
    context.completeness = []
    #expect(DanglingReferences(of: draft.cluster, in: context).references.isEmpty)
  }

  @Test("The context of an import says what was collected; real dumps hang together")
  func imported() throws {
    let shop = try EstateImporter.importDump(
      [.path(Dumps.fixture("dumps/shop.json").path)], name: "e")
    let found = DanglingReferences(of: shop.estate.clusters[0], in: shop.estate.context)
    #expect(found.references.isEmpty, "\(found.references)")
    let bootstrap = try EstateImporter.importDump(
      [.path(Dumps.fixture("rbac/bootstrap.json").path)], name: "e")
    let defaults = DanglingReferences(
      of: bootstrap.estate.clusters[0], in: bootstrap.estate.context)
    #expect(defaults.references.isEmpty, "\(defaults.references)")
  }
}
