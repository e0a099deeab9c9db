import Estate

/// What leads to a node of the attacker's choice.
extension Evaluator {
  static let anyNode: [String: Evaluator] = [
    // Any node stands for every one of them.
    "follows-from": .relations { world in
      world.nodeNames.map { ("any-node/cluster", "node/\($0)") }
    },
    "workload-create-node": .relations { world in
      world.namespaces.filter(world.admitsPrivileged).map { ("workload/\($0)", "any-node/cluster") }
        + world.namespaces.map { ("relaxed-namespace/\($0)", "any-node/cluster") }
    },
    "pvc-create": .requests { world, holder in
      world.namespaces.filter { holder.can("create", "persistentvolumeclaims", in: $0) }
        .map { "~may/claim@\($0)" }
    },
    "pv-hostpath": Evaluator(
      requests: { _, holder in
        holder.can("create", "persistentvolumes") ? ["~may/make-volume"] : []
      },
      relations: { world in
        world.namespaces.filter(world.hasDangerousClaim).map {
          ("workload/\($0)", "any-node/cluster")
        }
      },
      rules: { world in
        world.namespaces.map {
          ([["~may/make-volume"], ["~may/claim@\($0)"], ["workload/\($0)"]], "any-node/cluster")
        }
      }),
    "ns-psa-relax": Evaluator(
      requests: { world, holder in
        world.namespaces.filter {
          world.refusesPrivileged($0)
            && holder.can(anyOf: ["update", "patch"], "namespaces", name: $0, in: $0)
        }.map { "~may/relax@\($0)" }
      },
      rules: { world in
        world.namespaces.map {
          ([["~may/relax@\($0)"], ["workload/\($0)"]], "relaxed-namespace/\($0)")
        }
      }),
    "ns-create": Evaluator(
      requests: { world, holder in
        let unlikely = "a-new-namespace"
        return (holder.can("create", "namespaces") ? ["~may/make-namespace"] : [])
          + (createsWorkload(world, holder, unlikely) ? ["~may/create-workload-anywhere"] : [])
      },
      rules: { _ in
        [([["~may/make-namespace"], ["~may/create-workload-anywhere"]], "any-node/cluster")]
      }),
  ]
}

extension World {
  /// Whether the labels keep privileged pods out; what a webhook says is unknown.
  func refusesPrivileged(_ namespace: String) -> Bool {
    guard version >= ServerVersion(major: 1, minor: 23) else { return false }
    let labels = cluster.namespaces.first { $0.metadata.name == namespace }?.metadata.labels
    let level = labels?["pod-security.kubernetes.io/enforce"]
    return level != nil && level != "privileged"
  }

  func admitsPrivileged(_ namespace: String) -> Bool { !refusesPrivileged(namespace) }

  /// Whether a claim of the namespace is bound to a directory of nodes by which they are taken.
  fileprivate func hasDangerousClaim(_ namespace: String) -> Bool {
    cluster.persistentVolumeClaims.contains { claim in
      guard claim.metadata.namespace == namespace else { return false }
      switch cluster.persistentVolumes.first(where: { $0.metadata.name == claim.volumeName })?
        .source
      {
      case .hostPath(let path), .local(let path):
        let mounted = EscapeReading.parts(path)
        return Self.rulers.map(EscapeReading.parts).contains {
          $0.starts(with: mounted) || mounted.starts(with: $0)
        }
      default: return false
      }
    }
  }

  /// Programs that root runs, what the kubelet, the runtime, cron and SSH obey, and the kernel.
  private static let rulers = [
    "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/opt/cni/bin", "/proc", "/root",
    "/run", "/sbin", "/sys", "/usr", "/var/lib/containerd", "/var/lib/docker", "/var/lib/kubelet",
    "/var/run", "/var/spool/cron",
  ]
}
