import AttackGraph
import Estate
import TestSupport

extension ClusterDraft {
  /// Changes the last pod's specification.
  @discardableResult
  func lastPod(_ change: (inout PodSpec) -> Void) -> ClusterDraft {
    change(&cluster.pods[cluster.pods.count - 1].spec)
    return self
  }

  /// A pod whose containers mount volumes by name.
  @discardableResult
  func pod(
    _ path: String, runsAs account: String = "", on node: String = "", automount: Bool? = nil,
    containers: [Container], volumes: [Volume] = []
  ) -> ClusterDraft {
    pod(path, runsAs: account, on: node, automount: automount).lastPod {
      $0.containers = containers
      $0.volumes = volumes
    }
  }

  /// The draft's graph with steps of any certainty.
  func everyStep(context: EstateContext = EstateContext()) -> AttackGraph {
    AttackGraph.compile(
      estate(context: context), overlay: Overlay(policy: "none"),
      including: Set(Certainty.allCases))
  }
}

extension Container {
  static func mounting(
    _ volumes: String..., name: String = "main", role: Role = .ordinary
  ) -> Container {
    Container(
      name: name, role: role,
      mounts: volumes.map { VolumeMount(volume: $0, mountPath: "/mnt/\($0)") })
  }
}

extension Reachability {
  /// Whether a step of a technique is taken.
  func takes(_ technique: String) -> Bool {
    let reached = Set(analysis.reached)
    return analysis.graph.edges.contains {
      reached.contains($0.tail) && reached.contains($0.head)
        && analysis.graph.technique(of: $0).id == technique
    }
  }

  /// How sure the steps of a technique are, wherever they lead.
  func certainties(of technique: String) -> Set<Certainty> {
    Set(
      analysis.graph.edges.filter { analysis.graph.technique(of: $0).id == technique }
        .map(\.certainty))
  }
}
