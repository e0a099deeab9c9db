import Estate

extension Evaluator {
  static let nodes: [String: Evaluator] = [
    "node-owns-pods": .relations { world in
      world.scheduled.flatMap { pod, node in
        [("node/\(node)", "pod/\(pod.path)"), ("kubelet-api/\(node)", "pod/\(pod.path)")]
      }
    },
    "node-identity": .relations { world in
      world.nodeNames.flatMap { node in
        ["node", "node-files"].map { ("\($0)/\(node)", "kubelet-credential/\(node)") }
      }
    },
    "identity-assume-node": .relations { world in
      world.nodeNames.map {
        (
          "kubelet-credential/\($0)",
          world.session("system:node:\($0)", [Principal.nodesGroup])
        )
      }
    },
    "node-token-request": .relations { world in
      world.scheduled.filter { world.mayRequestToken($0.pod) }.map { pod, node in
        (
          "user/system:node:\(node)",
          "minted-token/\(pod.metadata.namespace)/\(world.accountName(of: pod))"
        )
      }
    },
    "node-reads-related-secret": .relations { world in
      world.scheduled.filter { !$0.pod.isMirror }.flatMap { pod, node in
        world.relatedSecrets(of: pod).map { ("user/system:node:\(node)", $0) }
      }
    },
    "token-steal-volume": .relations { world in
      world.nodeNames.map { ("node-files/\($0)", "kubelet-directory/\($0)") }
        + world.containers.filter { !$0.pod.spec.nodeName.isEmpty }.flatMap {
          _, pod, container -> [(from: String, to: String)] in
          let directory = "kubelet-directory/\(pod.spec.nodeName)"
          let token = world.holdsToken(container, pod) ? ["bound-token/\(pod.path)"] : []
          return (token + world.mountedSecrets(container, pod)).map { (directory, $0) }
        }
    },
    "control-plane-node": .relations { world in
      world.nodeNames.filter(world.mayBeControlPlane).flatMap { node in
        ["node", "node-files"].map { ("\($0)/\(node)", "control-plane-keys/cluster") }
      }
    },
  ]
}

extension World {
  /// NodeRestriction lets a kubelet ask for tokens of its pods' accounts; from 1.33 on only with an
  /// audience that the pod itself asks for.
  fileprivate func mayRequestToken(_ pod: Pod) -> Bool {
    guard !pod.isMirror, account(accountName(of: pod), in: pod.metadata.namespace) != nil else {
      return false
    }
    if version < ServerVersion(major: 1, minor: 33) || automounts(pod) { return true }
    return pod.spec.volumes.contains { volume in
      guard case .projected(let projection) = volume.source else { return false }
      return projection.tokens.contains(where: mayBeForAPI)
    }
  }
}
