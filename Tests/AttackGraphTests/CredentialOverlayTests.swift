import AttackGraph
import Estate
import TestSupport
import Testing

/// What a policy changes about the credentials of pods, agents and shared kubeconfigs.
@Suite("Credentials in overlays")
struct CredentialOverlayTests {
  /// `a/web` runs as app, which reads the Secrets of `a`; `a/token` holds app's token.
  private static func draft() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").serviceAccount("a/app").serviceAccount("a/other")
    draft.secret("a/prize").secret("a/token", tokenOf: "app")
    draft.pod("a/web", runsAs: "app").pod("a/else", runsAs: "other")
    draft.role("reader", .allow("get", on: "secrets"))
    draft.bind("a/app", role: "ClusterRole/reader", to: .account("a/app"))
    return draft
  }

  private static func graph(
    _ context: EstateContext = EstateContext(), _ change: (inout Overlay) -> Void
  ) -> AttackGraph {
    var overlay = Overlay(policy: "test")
    change(&overlay)
    return AttackGraph.compile(draft().estate(context: context), overlay: overlay)
  }

  private static func lifetimes(_ graph: AttackGraph, of pod: String) throws -> Set<Int64?> {
    let token = try #require(
      graph.vertex(.boundToken(cluster: "c", namespace: "a", name: pod)))
    return Set(graph.edges.filter { $0.head == token }.map { graph.lifetime(of: $0) })
  }

  @Test("The lifetime of a mounted token is the policy's, for the accounts it names only")
  func lifetime() throws {
    for lifetime in [3600, nil] as [Int64?] {
      let graph = Self.graph {
        $0.mountedTokens = [
          MountedToken(
            cluster: "c", namespace: "a", serviceAccount: "app", lifetime: lifetime)
        ]
      }
      #expect(try Self.lifetimes(graph, of: "web") == [lifetime ?? .max])
      #expect(try Self.lifetimes(graph, of: "else") == [nil])
    }
  }

  @Test("Pods of an account whose token is withdrawn mount none")
  func withdrawn() throws {
    let plain = Self.graph { _ in }
    #expect(try Reachability(plain, from: "pod:a/web").reaches("secret:a/prize"))
    let graph = Self.graph {
      $0.mountedTokens = [
        MountedToken(
          cluster: "c", namespace: "a", serviceAccount: "app", lifetime: nil, isWithdrawn: true)
      ]
    }
    #expect(try !Reachability(graph, from: "pod:a/web").reaches("secret:a/prize"))
    #expect(graph.vertex(.boundToken(cluster: "c", namespace: "a", name: "else")) != nil)
    #expect(plain.totalAssetWeight == graph.totalAssetWeight)
  }

  @Test("Code in an agent's pod finds the tokens of its tasks, and no other pod does")
  func agent() throws {
    var context = EstateContext()
    context.agents = [
      Agent(
        name: "helper", cluster: "c", namespace: "a", serviceAccount: "app", invocationsPerDay: 1,
        invocationSeconds: 60)
    ]
    let graph = Self.graph(context) {
      $0.mountedTokens = [
        MountedToken(
          cluster: "c", namespace: "a", serviceAccount: "app", lifetime: nil, isWithdrawn: true)
      ]
      $0.credentials = [
        CredentialSlot(
          id: "agent/helper", kind: .taskToken, cluster: "c",
          username: "system:serviceaccount:a:app", places: [.agentHost(agent: "helper")])
      ]
    }
    #expect(try Reachability(graph, from: "pod:a/web").reaches("secret:a/prize"))
    #expect(try !Reachability(graph, from: "pod:a/else").reaches("secret:a/prize"))
  }

  @Test("A Secret without its token leads to its value only")
  func tokenless() throws {
    func reaches(_ overlay: (inout Overlay) -> Void) throws -> Bool {
      try Reachability(Self.graph(EstateContext(), overlay), from: "secret:a/token").reaches(
        "secret:a/prize")
    }
    #expect(try reaches { _ in })
    let empty: (inout Overlay) -> Void = {
      $0.tokenlessSecrets = [TokenlessSecret(cluster: "c", namespace: "a", name: "token")]
    }
    #expect(try !reaches(empty))
    let full = Self.graph(EstateContext()) { _ in }
    #expect(Self.graph(EstateContext(), empty).totalAssetWeight == full.totalAssetWeight)
  }

  @Test("A withdrawn shared kubeconfig is kept nowhere")
  func kubeconfig() throws {
    var context = EstateContext()
    context.sharedKubeconfigs = ["one", "two"].map { name in
      SharedKubeconfig(name: name, cluster: "c", username: name, place: .wiki, holders: [])
    }
    let place = VertexKey.externalPlace(cluster: "c", "wiki")
    #expect(Self.graph(context) { _ in }.vertex(place) != nil)
    let one = Self.graph(context) { $0.withdrawnKubeconfigs = ["one"] }
    #expect(one.vertex(.user(cluster: "c", "one")) == nil)
    #expect(one.vertex(.user(cluster: "c", "two")) != nil)
    let none = Self.graph(context) { $0.withdrawnKubeconfigs = ["one", "two"] }
    #expect(none.vertex(place) == nil)
  }
}
