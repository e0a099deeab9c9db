import AttackGraph
import Estate
import TestSupport
import Testing

/// Published manifests name no node; what gets out of their pods gets to some node all the same.
@Suite("Escapes of pods without a node")
struct UnscheduledEscapeTests {
  private static func draft() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").serviceAccount("a/default")
    draft.pod("a/out", privileged: true).pod("a/in")
    return draft
  }

  @Test("A privileged pod reaches any node, as an unknown step; an ordinary one does not")
  func anyNode() throws {
    let out = try Reachability(Self.draft(), from: "pod:a/out")
    #expect(try out.reaches("any-node:c"))
    let step = out.analysis.graph.edges.first {
      out.analysis.graph.technique(of: $0).id == "escape-privileged-mount"
    }
    #expect(step?.certainty == .unknown)
    let other = try Reachability(Self.draft(), from: "pod:a/in")
    #expect(try !other.reaches("any-node:c"))
  }

  @Test("Nobody gets out of a pod that waits for a node")
  func pending() throws {
    let draft = Self.draft()
    draft.cluster.pods[0].phase = "Pending"
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    #expect(graph.edges.allSatisfy { !graph.technique(of: $0).id.hasPrefix("escape-") })
  }
}
