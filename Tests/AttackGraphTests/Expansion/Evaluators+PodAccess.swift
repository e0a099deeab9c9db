import Estate

extension Evaluator {
  static let podAccess: [String: Evaluator] = [
    "pod-exec": .requests { world, holder in
      world.cluster.pods.filter {
        !world.isWaiting($0)
          && holder.can(
            anyOf: world.version.verbsToConnectToPods, "pods", "exec", name: $0.metadata.name,
            in: $0.metadata.namespace)
      }.map { "pod/\($0.path)" }
    },
    "nodes-proxy": .requests { world, holder in
      world.nodeNames.filter {
        holder.can(
          anyOf: ["get", "create", "update", "patch", "delete"], "nodes", "proxy", name: $0)
      }.map { "kubelet-api/\($0)" }
    },
    "pod-steal": Evaluator(
      requests: { world, holder in
        let closes = ["", "status"].contains {
          holder.can(anyOf: ["update", "patch"], "nodes", $0, name: Holder.anyName)
        }
        return (closes ? ["~may/close-nodes"] : [])
          + world.cluster.pods.filter { moves(holder, $0) }.map { "~may/move/\($0.path)" }
      },
      rules: { world in
        // A DaemonSet's pod comes back where it was, and a bare pod does not come back.
        world.cluster.pods.filter { $0.owner.map { $0.kind != "DaemonSet" } ?? false }.map {
          (
            [["~may/close-nodes"], world.footholds, ["~may/move/\($0.path)"]], "pod/\($0.path)"
          )
        }
      }),
    "pod-binding": Evaluator(
      requests: { world, holder in
        world.pending.filter {
          let namespace = $0.metadata.namespace
          return holder.can("create", "bindings", in: namespace)
            || holder.can("create", "pods", "binding", name: $0.metadata.name, in: namespace)
        }.map { "~may/place/\($0.path)" }
      },
      rules: { world in
        world.pending.map {
          ([["~may/place/\($0.path)"], world.footholds], "pod/\($0.path)")
        }
      }),
  ]

  /// Whether a holder may end a pod, or make its controller believe that it has ended.
  private static func moves(_ holder: Holder, _ pod: Pod) -> Bool {
    let name = pod.metadata.name
    let namespace = pod.metadata.namespace
    return holder.can("delete", "pods", name: name, in: namespace)
      || holder.can("deletecollection", "pods", in: namespace)
      || holder.can("create", "pods", "eviction", name: name, in: namespace)
      || holder.can(anyOf: ["update", "patch"], "pods", "status", name: name, in: namespace)
  }
}

extension World {
  fileprivate var footholds: [String] { nodeNames.map { "node/\($0)" } }
  fileprivate var pending: [Pod] { cluster.pods.filter(\.spec.nodeName.isEmpty) }
}
