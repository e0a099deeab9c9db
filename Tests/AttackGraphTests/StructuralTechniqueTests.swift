import AttackGraph
import Estate
import TestSupport
import Testing

/// Relations between objects: tokens, groups, nodes, containers, endpoints.
@Suite("Structural techniques")
struct StructuralTechniqueTests {
  private static func draft() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").namespace("b").node("n1").node("n2")
    draft.serviceAccount("a/app").serviceAccount("b/app").secret("b/opaque")
    draft.role("reader", .allow("get", on: "secrets"))
    return draft
  }

  @Test(
    "Automount: the pod's setting wins over the account's, and the default is on",
    arguments: [
      (Bool?.none, Bool?.none, true), (nil, false, false), (true, false, true), (false, nil, false),
      (false, true, false),
    ])
  func automount(pod: Bool?, account: Bool?, mounts: Bool) throws {
    let draft = ClusterDraft()
    draft.namespace("a").serviceAccount("a/app", automount: account)
    draft.pod("a/web", runsAs: "app", automount: pod)
    #expect(try Reachability(draft, from: "pod:a/web").reaches("sa:a/app") == mounts)
  }

  @Test("A token projected by hand counts even without automount")
  func projectedToken() throws {
    let draft = ClusterDraft()
    draft.namespace("a").serviceAccount("a/app").pod("a/web", runsAs: "app", automount: false)
    var cluster = draft.cluster
    cluster.pods[0].spec.containers[0].mounts = [VolumeMount(volume: "token", mountPath: "/token")]
    cluster.pods[0].spec.volumes = [
      Volume(name: "token", source: .projected(secrets: [], tokens: [ProjectedToken()]))
    ]
    let estate = Estate(name: "test", clusters: [cluster], context: EstateContext())
    let graph = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
    #expect(try Reachability(graph, from: "pod:a/web").reaches("sa:a/app"))
    cluster.pods[0].spec.volumes = [
      Volume(
        name: "token",
        source: .projected(secrets: [], tokens: [ProjectedToken(audience: "vault")]))
    ]
    let other = AttackGraph.compile(
      Estate(name: "test", clusters: [cluster], context: EstateContext()),
      overlay: Overlay(policy: "none"))
    #expect(try !Reachability(other, from: "pod:a/web").reaches("sa:a/app"))
  }

  @Test("A pod reads the secrets it mounts, and no others")
  func mountedSecrets() throws {
    let draft = Self.draft()
    draft.secret("b/other").pod("b/web", automount: false, mounting: ["opaque"])
    let reach = try Reachability(draft, from: "pod:b/web")
    #expect(try reach.reaches("secret:b/opaque"))
    #expect(try !reach.reaches("secret:b/other"))
  }

  @Test(
    "Implicit groups reach every account, of every namespace or of one",
    arguments: [
      ("system:authenticated", true), ("system:serviceaccounts", true),
      ("system:serviceaccounts:a", true), ("system:serviceaccounts:b", false),
      ("system:unauthenticated", false),
    ])
  func implicitGroups(group: String, works: Bool) throws {
    let draft = Self.draft()
    draft.bind("g", role: "ClusterRole/reader", to: .group(group))
    #expect(try Reachability(draft, from: "sa:a/app").reaches("secret:b/opaque") == works)
  }

  @Test("A User named like a service account is that account")
  func accountAlias() throws {
    let draft = Self.draft()
    draft.bind("u", role: "ClusterRole/reader", to: .user("system:serviceaccount:a:app"))
    #expect(try Reachability(draft, from: "sa:a/app").reaches("secret:b/opaque"))
  }

  @Test("A dangling roleRef grants nothing, and Role never stands in for ClusterRole")
  func danglingRole() throws {
    let draft = Self.draft()
    draft.bind("x", role: "ClusterRole/missing", to: .account("a/app"))
    draft.bind("b/y", role: "Role/reader", to: .account("a/app"))
    #expect(try !Reachability(draft, from: "sa:a/app").reaches("secret:b/opaque"))
  }

  @Test("A privileged container escapes to its node, and the node owns its pods only")
  func escape() throws {
    let draft = Self.draft()
    draft.pod("a/web", on: "n1", privileged: true, automount: false)
    draft.pod("b/near", runsAs: "app", on: "n1").pod("b/far", on: "n2")
    let reach = try Reachability(draft, from: "pod:a/web")
    #expect(try reach.reaches("node:n1"))
    // A privileged container reads the node's files as well, which is as short a way to tokens.
    #expect(try reach.techniques(to: "node:n1") == ["escape-privileged-mount"])
    #expect(
      try reach.techniques(to: "pod:b/near") == ["escape-privileged-mount", "node-owns-pods"])
    #expect(try reach.reaches("sa:b/app"))
    #expect(try !reach.reaches("node:n2"))
    #expect(try !reach.reaches("pod:b/far"))
  }

  @Test(
    "An unprivileged container and a user namespace stay inside",
    arguments: [
      (false, Bool?.none), (true, false),
    ])
  func noEscape(privileged: Bool, hostUsers: Bool?) throws {
    let draft = Self.draft()
    draft.pod("a/web", on: "n1", privileged: privileged, automount: false, hostUsers: hostUsers)
    #expect(try !Reachability(draft, from: "pod:a/web").reaches("node:n1"))
  }

  @Test("system:masters takes everything without a binding")
  func systemMasters() throws {
    let draft = Self.draft()
    draft.pod("b/web")
    var overlay = Overlay(policy: "test")
    overlay.credentials = [
      CredentialSlot(
        id: "admin", kind: .clientCertificate, cluster: "c", username: "admin",
        groups: ["system:masters"], places: [.laptop(name: "l")])
    ]
    let graph = AttackGraph.compile(draft.estate(), overlay: overlay)
    let reach = try Reachability(graph, from: "user:admin")
    #expect(try reach.reaches("cluster:c"))
    #expect(try reach.reaches("pod:b/web"))
    #expect(try reach.reaches("secret:b/opaque"))
  }

  @Test("External groups hang on the credential that carries the claim")
  func claims() throws {
    let draft = Self.draft()
    draft.bind("g", role: "ClusterRole/reader", to: .group("readers"))
    var overlay = Overlay(policy: "test")
    overlay.credentials = ["with", "without"].map { id in
      CredentialSlot(
        id: id, kind: .oidcSession, cluster: "c", username: "eve",
        groups: id == "with" ? ["readers"] : [], places: [.laptop(name: id)])
    }
    let graph = AttackGraph.compile(draft.estate(), overlay: overlay)
    for (slot, works) in zip(overlay.credentials, [true, false]) {
      let source = try #require(graph.vertex(.slot(slot)))
      let target = try #require(
        graph.vertex(.secret(cluster: "c", namespace: "b", name: "opaque")))
      #expect((Analysis(graph, from: [source]).path(to: target) != nil) == works)
    }
  }

  @Test("A private endpoint needs a foothold inside the network as well")
  func privateEndpoint() throws {
    let draft = Self.draft()
    draft.secret("a/token", tokenOf: "app").pod("a/web", automount: false)
    draft.bind("r", role: "ClusterRole/reader", to: .account("a/app"))
    var context = EstateContext()
    context.endpoints = [ClusterEndpoint(cluster: "c", exposure: .private)]
    let graph = AttackGraph.compile(
      draft.estate(context: context), overlay: Overlay(policy: "none"))
    let secret = try VertexQuery("secret:a/token").vertices(in: graph, clusters: ["c"])
    let pod = try VertexQuery("pod:a/web").vertices(in: graph, clusters: ["c"])
    let target = try #require(
      graph.vertex(.secret(cluster: "c", namespace: "b", name: "opaque")))
    #expect(Analysis(graph, from: secret).path(to: target) == nil)
    #expect(Analysis(graph, from: secret + pod).path(to: target) != nil)
  }
}

/// Names are compared byte by byte, as the API server does.
@Suite("Names in two Unicode spellings")
struct UnicodeNameTests {
  @Test("Two users whose names look alike are two principals")
  func spellings() throws {
    let draft = ClusterDraft()
    draft.namespace("a").secret("a/db").role("reader", .allow("get", on: "secrets"))
    let composed = "Jos\u{E9}"
    let decomposed = "Jose\u{301}"
    draft.bind("a/one", role: "ClusterRole/reader", to: .user(composed))
    draft.bind("a/two", role: "ClusterRole/missing", to: .user(decomposed))
    #expect(try Reachability(draft, from: "user:\(composed)").reaches("secret:a/db"))
    #expect(try !Reachability(draft, from: "user:\(decomposed)").reaches("secret:a/db"))
  }
}
