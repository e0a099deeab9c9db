import AttackGraph
import Estate
import TestSupport
import Testing

/// What a node's own identity may do, which the node authorizer limits to its pods.
@Suite("Node identities")
struct NodeIdentityTests {
  private static func draft() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").node("n1").node("n2").serviceAccount("a/app").serviceAccount("a/far")
    draft.secret("a/pull").secret("a/other").secret("a/csi").secret("a/stage").secret("a/control")
    return draft
  }

  @Test("Root on a node takes the kubelet's certificate, and acts as that node")
  func identity() throws {
    let draft = Self.draft()
    draft.role("reader", .allow("get", on: "secrets", named: ["other"]))
    draft.bind("a/nodes", role: "ClusterRole/reader", to: .group("system:nodes"))
    let reach = try Reachability(draft, from: "node:n1")
    #expect(
      try reach.techniques(to: "user:system:node:n1") == ["node-identity", "identity-assume-node"])
    #expect(try !reach.reaches("user:system:node:n2"))
    #expect(try reach.reaches("secret:a/other"))
  }

  @Test("The right to act as a node's user does not bring the group of nodes")
  func withoutGroup() throws {
    let draft = Self.draft()
    draft.role("reader", .allow("get", on: "secrets", named: ["other"]))
    draft.bind("a/nodes", role: "ClusterRole/reader", to: .group("system:nodes"))
    let graph = draft.everyStep()
    let user = try #require(graph.vertex(.user(cluster: "c", "system:node:n1")))
    let secret = try #require(
      graph.vertex(.secret(cluster: "c", namespace: "a", name: "other")))
    #expect(Analysis(graph, from: [user]).path(to: secret) == nil)
  }

  @Test("A kubelet reads the Secrets that its pods refer to, whichever field names them")
  func relatedSecrets() throws {
    let draft = Self.draft()
    draft.pod("a/web", on: "n1", automount: false).lastPod {
      $0.imagePullSecrets = ["pull"]
      $0.volumes = [
        Volume(name: "v", source: .csi(driver: "d", secret: "csi")),
        Volume(name: "w", source: .persistentVolumeClaim(name: "data")),
      ]
    }
    draft.pod("a/elsewhere", on: "n2", automount: false, mounting: ["other"])
    draft.cluster.persistentVolumes = [
      PersistentVolume(
        metadata: ObjectMetadata(name: "pv"),
        source: .csi(
          driver: "d",
          secrets: [
            "nodeStageSecretRef": NamespacedName(namespace: "a", name: "stage"),
            "controllerPublishSecretRef": NamespacedName(namespace: "a", name: "control"),
          ]), claim: NamespacedName(namespace: "a", name: "data"))
    ]
    let reach = try Reachability(draft, from: "user:system:node:n1")
    for secret in ["pull", "csi", "stage"] { #expect(try reach.reaches("secret:a/\(secret)")) }
    for secret in ["other", "control"] { #expect(try !reach.reaches("secret:a/\(secret)")) }
    #expect(try !Reachability(draft, from: "pod:a/web").reaches("secret:a/pull"))
  }

  @Test("The account's pull secrets count for a pod that names none", arguments: [true, false])
  func inheritedPullSecrets(namesOwn: Bool) throws {
    let draft = Self.draft()
    draft.cluster.serviceAccounts[0].imagePullSecrets = ["pull"]
    draft.pod("a/web", runsAs: "app", on: "n1", automount: false).lastPod {
      $0.imagePullSecrets = namesOwn ? ["other"] : []
    }
    let reach = try Reachability(draft, from: "user:system:node:n1")
    #expect(try reach.reaches("secret:a/pull") == !namesOwn)
    #expect(try reach.reaches("secret:a/other") == namesOwn)
  }

  @Test("A mirror pod relates its node to nothing")
  func mirrorPod() throws {
    let draft = Self.draft().pod("a/web", runsAs: "app", on: "n1", mounting: ["other"])
    draft.cluster.pods[0].metadata.annotations[Pod.mirrorAnnotation] = "x"
    let reach = try Reachability(draft, from: "user:system:node:n1")
    #expect(!reach.takes("node-reads-related-secret"))
    #expect(!reach.takes("node-token-request"))
  }

  @Test(
    "Since 1.33 a kubelet requests API tokens only for pods that have one",
    arguments: [(32, false, true), (33, false, false), (33, true, true)])
  func tokenRequest(minor: Int, mountsToken: Bool, works: Bool) throws {
    let draft = Self.draft().pod("a/web", runsAs: "app", on: "n1", automount: mountsToken)
    draft.pod("a/elsewhere", runsAs: "far", on: "n2")
    draft.cluster.version = ServerVersion(major: 1, minor: minor)
    let reach = try Reachability(draft, from: "user:system:node:n1")
    #expect(try reach.reaches("sa:a/app") == works)
    #expect(reach.takes("node-token-request") == works)
    #expect(try !reach.reaches("sa:a/far"))
  }

  @Test("Pods without a node may be lured, if one believes in that")
  func lure() throws {
    let draft = Self.draft().pod("a/waiting", runsAs: "app").pod("a/far", runsAs: "far", on: "n2")
    #expect(try !Reachability(draft, from: "node:n1").reaches("pod:a/waiting"))
    let reach = try Reachability(draft.everyStep(), from: "node:n1")
    #expect(try reach.reaches("pod:a/waiting"))
    #expect(try !reach.reaches("pod:a/far"))
  }
}
