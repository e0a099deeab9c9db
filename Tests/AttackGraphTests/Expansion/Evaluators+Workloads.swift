import Estate

extension Evaluator {
  static let workloads: [String: Evaluator] = [
    "workload-create-sa": .requests { world, holder in
      world.namespaces.filter { createsWorkload(world, holder, $0) }.map { "workload/\($0)" }
    },
    "workload-runs-as": .relations { world in
      world.accounts.map {
        ("workload/\($0.namespace)", "workload-token/\($0.namespace)/\($0.name)")
      }
    },
    "workload-create-secret": .relations { world in
      world.cluster.secrets.map {
        ("workload/\($0.metadata.namespace)", "secret/\($0.metadata.path)")
      }
    },
    "workload-patch": .requests { world, holder in
      changedControllers(world, holder, kinds: controllers)
    },
    "daemonset-hijack": .requests { world, holder in
      changedControllers(world, holder, kinds: controllers.filter { $0.kind == "DaemonSet" })
    },
    "workload-owns-pod": .relations { world in
      world.cluster.workloads.flatMap { workload -> [(from: String, to: String)] in
        let owner = "controller/\(workload.metadata.path)/\(workload.kind)"
        return [(owner, "workload/\(workload.metadata.namespace)")]
          + world.pods(of: workload).map { (owner, "pod/\($0.path)") }
      }
    },
    "pod-image-replace": .requests { world, holder in
      world.cluster.pods.filter {
        !$0.isMirror
          && holder.can(
            anyOf: ["update", "patch"], "pods", name: $0.metadata.name, in: $0.metadata.namespace)
      }.map { "pod/\($0.path)" }
    },
    "pod-ephemeral": .requests { world, holder in
      world.cluster.pods.filter {
        !$0.isMirror
          && holder.can(
            anyOf: ["update", "patch"], "pods", "ephemeralcontainers", name: $0.metadata.name,
            in: $0.metadata.namespace)
      }.flatMap { pod -> [String] in
        let node = pod.spec.nodeName
        let escapes = !node.isEmpty && world.admitsPrivileged(pod.metadata.namespace)
        return ["pod/\(pod.path)"] + (escapes ? ["node/\(node)"] : [])
      }
    },
  ]

  /// Built-in kinds with a template for pods.
  static let controllers: [(group: String, resource: String, kind: String)] = [
    ("", "replicationcontrollers", "ReplicationController"), ("apps", "deployments", "Deployment"),
    ("apps", "daemonsets", "DaemonSet"), ("apps", "replicasets", "ReplicaSet"),
    ("apps", "statefulsets", "StatefulSet"), ("batch", "jobs", "Job"),
    ("batch", "cronjobs", "CronJob"),
  ]

  /// Whether a holder may make anything that makes pods in a namespace: by posting it, or by a
  /// server-side apply to a name that is free, whose two rights may come from two grants.
  static func createsWorkload(_ world: World, _ holder: Holder, _ namespace: String) -> Bool {
    ([("", "pods", "Pod")] + controllers).contains { group, resource, kind in
      holder.can("create", resource, group: group, in: namespace)
        || world.namesInRules.contains { name in
          !world.exists(kind, name, in: namespace)
            && holder.can("create", resource, group: group, name: name, in: namespace)
            && holder.can(
              anyOf: ["update", "patch"], resource, group: group, name: name, in: namespace)
        }
    }
  }

  /// Controllers whose template a holder may change; what a Job's pods run is fixed.
  private static func changedControllers(
    _ world: World, _ holder: Holder,
    kinds: [(group: String, resource: String, kind: String)]
  ) -> [String] {
    kinds.flatMap { kind in
      world.cluster.workloads.filter {
        $0.kind == kind.kind && $0.kind != "Job"
          && holder.can(
            anyOf: ["update", "patch"], kind.resource, group: kind.group, name: $0.metadata.name,
            in: $0.metadata.namespace)
      }.map { "controller/\($0.metadata.path)/\($0.kind)" }
    }
  }
}

extension World {
  fileprivate func exists(_ kind: String, _ name: String, in namespace: String) -> Bool {
    let all =
      kind == "Pod"
      ? cluster.pods.map(\.metadata) : cluster.workloads.filter { $0.kind == kind }.map(\.metadata)
    return all.contains { $0.namespace == namespace && $0.name == name }
  }

  /// Pods of a controller: its own, those of controllers that it owns, and those of a ReplicaSet or
  /// Job that nobody collected, by the start of its name.
  fileprivate func pods(of workload: Workload) -> [Pod] {
    let metadata = workload.metadata
    func owns(_ owner: OwnerReference?) -> Bool {
      owner?.kind == workload.kind && owner?.name == metadata.name
    }
    return cluster.pods.filter { pod in
      guard pod.metadata.namespace == metadata.namespace, let owner = pod.owner else {
        return false
      }
      if owns(owner) { return true }
      let between = cluster.workloads.first {
        $0.kind == owner.kind && $0.metadata.name == owner.name
          && $0.metadata.namespace == metadata.namespace
      }
      if let between { return owns(between.owner) }
      let made = ["ReplicaSet": "Deployment", "Job": "CronJob"][owner.kind]
      let start = owner.name.split(separator: "-").dropLast().joined(separator: "-")
      return made == workload.kind && start == metadata.name
    }
  }
}
