import AttackGraph
import Estate
import TestSupport
import Testing

/// Credentials kept in Secrets and outside the clusters.
@Suite("Kept credentials")
struct StoredCredentialTests {
  // MARK: Bootstrap tokens

  private static func bootstrap(
    _ path: String, type: String = "bootstrap.kubernetes.io/token"
  ) -> ClusterDraft {
    let draft = ClusterDraft().namespace("kube-system").namespace("a").secret(path)
    draft.cluster.secrets[0].type = type
    draft.role("csr", .everything)
    draft.bind("b", role: "ClusterRole/csr", to: .group("system:bootstrappers"))
    return draft
  }

  @Test(
    "A bootstrap token authenticates its user and the bootstrappers' group; whether still, is unknown"
  )
  func bootstrapToken() throws {
    let draft = Self.bootstrap("kube-system/bootstrap-token-abc123")
    let reach = try Reachability(draft, from: "secret:kube-system/bootstrap-token-abc123")
    #expect(try reach.reaches("user:system:bootstrap:abc123"))
    #expect(try reach.reaches("cluster:c"))
    #expect(reach.certainties(of: "secret-bootstrap-token") == [.unknown])
  }

  @Test(
    "Another namespace, name or type is no bootstrap token",
    arguments: [
      ("a/bootstrap-token-abc123", "bootstrap.kubernetes.io/token"),
      ("kube-system/bootstrap-token-abc", "bootstrap.kubernetes.io/token"),
      ("kube-system/bootstrap-token-ABC123", "bootstrap.kubernetes.io/token"),
      ("kube-system/abc123", "bootstrap.kubernetes.io/token"),
      ("kube-system/bootstrap-token-abc123", "Opaque"),
    ])
  func noBootstrapToken(path: String, type: String) throws {
    let draft = Self.bootstrap(path, type: type)
    #expect(try !Reachability(draft, from: "secret:\(path)").reaches("cluster:c"))
  }

  // MARK: Links between clusters

  private static func fleet(secret: String, target: String, assumed: Bool = false) -> AttackGraph {
    let hub = ClusterDraft("hub").namespace("argocd").secret("argocd/cluster-prod")
    hub.secret("argocd/other")
    let prod = ClusterDraft("prod").namespace("a").secret("a/db")
    prod.role("reader", .allow("get", on: "secrets"))
    prod.bind("a/fleet", role: "ClusterRole/reader", to: .group("fleet"))
    let idle = ClusterDraft("idle").namespace("a").secret("a/db")
    var context = EstateContext()
    context.clusterLinks = [
      ClusterLink(
        cluster: "hub", namespace: "argocd", secret: secret, target: target, username: "argo",
        groups: ["fleet"], assumed: assumed)
    ]
    return AttackGraph.compile(
      Estate(
        name: "test", clusters: [hub.cluster, prod.cluster, idle.cluster], context: context),
      overlay: Overlay(policy: "none"))
  }

  private static func isReached(_ cluster: String, in graph: AttackGraph) throws -> Bool {
    let source = try #require(
      graph.vertex(.secret(cluster: "hub", namespace: "argocd", name: "cluster-prod")))
    let target = try #require(
      graph.vertex(.secret(cluster: cluster, namespace: "a", name: "db")))
    return Analysis(graph, from: [source]).path(to: target) != nil
  }

  @Test("A kubeconfig in a Secret leads into the cluster it is for, and into no other")
  func clusterLink() throws {
    let graph = Self.fleet(secret: "cluster-prod", target: "prod")
    #expect(try Self.isReached("prod", in: graph))
    #expect(try !Self.isReached("idle", in: graph))
    let steps = graph.edges.filter { graph.technique(of: $0).id == "secret-kubeconfig" }
    #expect(steps.map(graph.provenance(of:)) == ["secret argocd/cluster-prod"])
    #expect(steps.map(\.certainty) == [.certain])
  }

  @Test("A guessed link is unknown; one of another Secret or to no cluster leads nowhere")
  func otherLinks() throws {
    let guessed = Self.fleet(secret: "cluster-prod", target: "prod", assumed: true)
    let steps = guessed.edges.filter { guessed.technique(of: $0).id == "secret-kubeconfig" }
    #expect(steps.map(\.certainty) == [.unknown])
    #expect(try !Self.isReached("prod", in: Self.fleet(secret: "other", target: "prod")))
    #expect(try !Self.isReached("prod", in: Self.fleet(secret: "cluster-prod", target: "gone")))
  }

  // MARK: Places outside

  private static func shared() -> EstateContext {
    var context = EstateContext()
    context.people = ["ann", "bob"].map {
      Person(name: $0, username: $0, clusters: [], laptop: "of-\($0)", tasksPerDay: 0)
    }
    context.sharedKubeconfigs = [
      SharedKubeconfig(
        name: "ops", cluster: "c", username: "ops", groups: ["team"], place: .wiki,
        holders: ["ann"])
    ]
    return context
  }

  @Test("A shared kubeconfig is where it is kept and on its holders' laptops")
  func sharedKubeconfig() throws {
    let draft = ClusterDraft().namespace("a").secret("a/db")
    draft.role("reader", .allow("get", on: "secrets"))
    draft.bind("a/team", role: "ClusterRole/reader", to: .group("team"))
    draft.bind("a/bob", role: "ClusterRole/reader", to: .user("bob"))
    for place in ["place:wiki", "place:laptop/of-ann"] {
      let reach = try Reachability(draft, from: place, context: Self.shared())
      #expect(try reach.reaches("secret:a/db"))
      #expect(reach.takes("external-holder"))
    }
    #expect(throws: VertexQueryError.self) {
      try Reachability(draft, from: "place:laptop/of-bob", context: Self.shared())
    }
  }

  @Test("A policy's credentials are where it keeps them")
  func slots() throws {
    var overlay = Overlay(policy: "test")
    overlay.credentials = [
      CredentialSlot(
        id: "ci", kind: .legacyToken, cluster: "c", username: "eve",
        places: [
          .ciStore(system: "jenkins", pipeline: "ship"), .buildLog(pipeline: "ship"),
          .secret(cluster: "c", namespace: "a", name: "db"),
        ]),
      CredentialSlot(
        id: "sso", kind: .oidcSession, cluster: "c", username: "ann",
        places: [.laptop(name: "of-ann")]),
    ]
    let draft = ClusterDraft().namespace("a").secret("a/db")
    let graph = AttackGraph.compile(draft.estate(), overlay: overlay)
    for (place, user, other) in [
      ("ci/jenkins/ship", "eve", "ann"), ("log/ship", "eve", "ann"),
      ("laptop/of-ann", "ann", "eve"),
    ] {
      let reach = try Reachability(graph, from: "place:\(place)")
      #expect(try reach.techniques(to: "user:\(user)") == ["external-holder", "authenticate"])
      #expect(try !reach.reaches("user:\(other)"))
    }
  }
}
