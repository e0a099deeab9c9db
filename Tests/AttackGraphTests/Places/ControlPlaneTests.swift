import AttackGraph
import Estate
import TestSupport
import Testing

/// Control-plane nodes, and clusters whose provider keeps them.
@Suite("Control-plane nodes")
struct ControlPlaneTests {
  private static func draft() -> ClusterDraft {
    ClusterDraft().namespace("kube-system").node("cp").node("worker").secret("kube-system/s")
  }

  @Test("Root on a node of the control plane takes the cluster, on a worker it does not")
  func label() throws {
    let draft = Self.draft()
    draft.cluster.nodes[0].metadata.labels["node-role.kubernetes.io/control-plane"] = ""
    let reach = try Reachability(draft, from: "node:cp")
    #expect(try reach.reaches("cluster:c"))
    #expect(try reach.reaches("secret:kube-system/s"))
    #expect(reach.takes("control-plane-node"))
    #expect(try !Reachability(draft, from: "node:worker").reaches("cluster:c"))
  }

  @Test(
    "A static API server makes its node one, a pod of that name does not", arguments: [true, false])
  func staticServer(isMirror: Bool) throws {
    let draft = Self.draft().pod("kube-system/kube-apiserver-cp", on: "cp", automount: false)
    if isMirror { draft.cluster.pods[0].metadata.annotations[Pod.mirrorAnnotation] = "x" }
    #expect(try Reachability(draft, from: "node:cp").reaches("cluster:c") == isMirror)
    #expect(try !Reachability(draft, from: "node:worker").reaches("cluster:c"))
  }

  @Test(
    "A node that nobody collected may run it, unless others are known to",
    arguments: [(false, false, true), (true, false, false), (false, true, false)])
  func uncollected(areNodesKnown: Bool, isElsewhere: Bool, mayRun: Bool) throws {
    let draft = ClusterDraft().namespace("kube-system")
    draft.pod("kube-system/agent", on: "hidden", automount: false)
    if isElsewhere {
      draft.pod("kube-system/kube-apiserver-cp", on: "cp", automount: false)
      draft.cluster.pods[1].metadata.annotations[Pod.mirrorAnnotation] = "x"
    }
    var context = EstateContext()
    context.completeness = [
      ClusterCompleteness(
        cluster: "c", sources: [.kubectl],
        collected: .kinds(areNodesKnown ? ["Pod", "Node"] : ["Pod"]))
    ]
    let reach = try Reachability(draft, from: "node:hidden", context: context)
    #expect(try reach.reaches("cluster:c") == mayRun)
    if mayRun { #expect(reach.certainties(of: "control-plane-node") == [.unknown]) }
  }

  // MARK: Applicability

  private static func inapplicable(_ draft: ClusterDraft) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: Catalogue.standard.notApplicable(to: draft.cluster).map {
        ($0.id, $0.reason)
      })
  }

  @Test("The row does not apply where a provider runs the control plane")
  func managed() {
    let draft = Self.draft()
    #expect(
      Self.inapplicable(draft)["control-plane-node"] == "none of the 2 nodes runs the control plane"
    )
    draft.cluster.nodes[1].system.kubeletVersion = "v1.33.1-eks-1234567"
    #expect(
      Self.inapplicable(draft)["control-plane-node"]
        == "Amazon EKS runs the control plane, on none of the cluster's nodes")
    draft.cluster.nodes[0].taints = [
      Node.Taint(key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule")
    ]
    #expect(Self.inapplicable(draft)["control-plane-node"] == nil)
  }

  @Test("A cluster without nodes says nothing of its control plane")
  func unknownNodes() {
    #expect(Self.inapplicable(ClusterDraft())["control-plane-node"] == nil)
  }

  @Test("A row of other versions does not apply")
  func versions() {
    let row = Technique(
      "old", "Old", group: .nodes, tactic: .execution, attackID: nil,
      condition: .relation(.nodeRunsPods), gain: .session, versions: .before(30),
      mitigation: "-", references: [])
    let draft = ClusterDraft()
    draft.cluster.version = ServerVersion(major: 1, minor: 30)
    let found = Catalogue([row]).notApplicable(to: draft.cluster)
    #expect(found.map(\.reason) == ["versions: before 1.30; the API server has 1.30"])
    draft.cluster.version = nil
    draft.node("n")
    draft.cluster.nodes[0].system.kubeletVersion = "v1.31.4"
    #expect(
      Catalogue([row]).notApplicable(to: draft.cluster).map(\.reason) == [
        "versions: before 1.30; the API server has 1.31, assumed from the kubelets"
      ])
    draft.cluster.version = ServerVersion(major: 1, minor: 29)
    #expect(Catalogue([row]).notApplicable(to: draft.cluster).isEmpty)
  }

  @Test(
    "Providers are known by their nodes' labels",
    arguments: [
      ("eks.amazonaws.com/nodegroup", ManagedService?.some(.eks)),
      ("cloud.google.com/gke-nodepool", .gke), ("kubernetes.azure.com/agentpool", .aks),
      ("node.kubernetes.io/instance-type", nil),
    ])
  func providers(label: String, service: ManagedService?) {
    let node = Node(metadata: ObjectMetadata(name: "n", labels: [label: "x"]))
    #expect(node.managedService == service)
  }
}
