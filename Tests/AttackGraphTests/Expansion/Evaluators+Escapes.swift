import AttackGraph
import Estate

extension Evaluator {
  /// One evaluator per row: the row's settings are data, reading them off a pod is not.
  static let escapes: [String: Evaluator] = Catalogue.standard.techniques.reduce(into: [:]) {
    table, technique in
    guard case .escape(let escape) = technique.condition, technique.certainty != .assumed,
      escape.target != .effect || escape.alternatives.contains(where: { $0.target != nil })
    else { return }
    guard escape.also.isEmpty else {
      table[technique.id] = throughLogs(escape)
      return
    }
    table[technique.id] = .relations { world in
      outs(world, escape).map { (from: $0.place, to: $0.target) }
    }
  }

  /// Rows whose escapes all lead no further.
  static let harmlessEscapes: [String] = Catalogue.standard.techniques.filter { technique in
    guard case .escape = technique.condition else { return false }
    return technique.certainty != .assumed && escapes[technique.id] == nil
  }.map(\.id)

  private static func outs(
    _ world: World, _ escape: Condition.Escape
  ) -> [(place: String, target: String, pod: Pod)] {
    world.containers.filter { !world.isWaiting($0.pod) }.flatMap { place, pod, container in
      EscapeReading(world: world, pod: pod, container: container).targets(escape).compactMap {
        target -> (place: String, target: String, pod: Pod)? in
        guard !pod.spec.nodeName.isEmpty else {
          return target == .node && escape.also.isEmpty ? (place, "any-node/cluster", pod) : nil
        }
        return world.target(target, on: pod.spec.nodeName).map { (place, $0, pod) }
      }
    }
  }

  /// A link in the node's log directory is followed by whoever may read logs of the pod or node.
  private static func throughLogs(_ escape: Condition.Escape) -> Evaluator {
    Evaluator(
      requests: { world, holder in
        world.cluster.pods.filter {
          holder.can("get", "pods", "log", name: $0.metadata.name, in: $0.metadata.namespace)
        }.map { "~may/pod-log@\($0.path)" }
          + world.nodeNames.filter { holder.can("get", "nodes", "log", name: $0) }
          .map { "~may/node-log@\($0)" }
      },
      rules: { world in
        outs(world, escape).map { place, target, pod in
          (
            [[place], ["~may/pod-log@\(pod.path)", "~may/node-log@\(pod.spec.nodeName)"]], target
          )
        }
      })
  }
}

extension World {
  /// What an escape leads to; `nil` for harm without further gain, and for keys that a node lacks.
  func target(_ target: Condition.Escape.Target, on node: String) -> String? {
    switch target {
    case .node: "node/\(node)"
    case .nodeFiles: "node-files/\(node)"
    case .kubeletDirectory: "kubelet-directory/\(node)"
    case .kubeletCredential: "kubelet-credential/\(node)"
    case .processEnvironments: "process-environments/\(node)"
    case .controlPlaneKeys: mayBeControlPlane(node) ? "control-plane-keys/cluster" : nil
    case .effect: nil
    }
  }

  /// A node that nobody collected may run the control plane, where none that was collected does.
  func mayBeControlPlane(_ node: String) -> Bool {
    isControlPlane(node)
      || !cluster.nodes.contains { $0.metadata.name == node }
        && !context.isKnown("Node", cluster: "c")
        && !cluster.nodes.contains(where: \.isControlPlane)
  }
}
