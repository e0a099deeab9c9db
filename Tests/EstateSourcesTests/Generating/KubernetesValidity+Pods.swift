import Estate

extension KubernetesValidity {
  mutating func checkPods() {
    let nodes = Set(cluster.nodes.map(\.metadata.name))
    var podsPerNode: [String: Int] = [:]
    for pod in cluster.pods {
      let path = "Pod \(pod.metadata.namespace)/\(pod.metadata.name)"
      check(pod.spec, of: path, in: pod.metadata.namespace)
      if !pod.spec.nodeName.isEmpty {
        require(nodes.contains(pod.spec.nodeName), "\(path): no node \(pod.spec.nodeName)")
        podsPerNode[pod.spec.nodeName, default: 0] += 1
      }
      checkOwner(of: pod, path)
    }
    for (node, count) in podsPerNode {
      require(count <= 110, "\(node): \(count) pods")
    }
    for workload in cluster.workloads {
      let path = "\(workload.kind) \(workload.metadata.namespace)/\(workload.metadata.name)"
      check(workload.template, of: path, in: workload.metadata.namespace)
      require(workload.template.nodeName.isEmpty, "\(path): a template is on no node")
      require(!workload.templateLabels.isEmpty, "\(path): nothing to select pods by")
    }
  }

  /// A pod's owner is a workload of its namespace, or the ReplicaSet between a Deployment and it.
  private mutating func checkOwner(of pod: Pod, _ path: String) {
    guard let owner = pod.owner else { return }
    let name = pod.metadata.labels["app.kubernetes.io/name"] ?? ""
    let candidates = workloads["\(pod.metadata.namespace)/\(name)"] ?? []
    require(candidates.count == 1, "\(path): made by \(candidates.count) workloads")
    guard let workload = candidates.first else { return }
    if workload.kind == "Deployment" {
      let hash = pod.metadata.labels["pod-template-hash"] ?? ""
      require(
        owner.kind == "ReplicaSet" && owner.name == "\(workload.metadata.name)-\(hash)",
        "\(path): owned by \(owner.name)")
    } else {
      require(
        owner.kind == workload.kind && owner.name == workload.metadata.name,
        "\(path): owned by \(owner.name)")
    }
    require(pod.metadata.name.hasPrefix("\(owner.name)-"), "\(path): not named after its owner")
    var placed = workload.template
    placed.nodeName = pod.spec.nodeName
    require(placed == pod.spec, "\(path): differs from its template")
  }

  private mutating func check(_ spec: PodSpec, of path: String, in namespace: String) {
    let account = spec.serviceAccountName.isEmpty ? "default" : spec.serviceAccountName
    require(accounts.contains("\(namespace)/\(account)"), "\(path): no account \(account)")
    require(!spec.containers.isEmpty, "\(path): no container")
    let names = spec.containers.map(\.name)
    require(Set(names).count == names.count, "\(path): two containers of one name")
    let volumes = spec.volumes.map(\.name)
    require(Set(volumes).count == volumes.count, "\(path): two volumes of one name")
    for container in spec.containers {
      require(isLabel(container.name), "\(path): container \(container.name)")
      require(!container.image.isEmpty, "\(path): container \(container.name) has no image")
      for mount in container.mounts {
        require(volumes.contains(mount.volume), "\(path): mounts \(mount.volume)")
        require(mount.mountPath.hasPrefix("/"), "\(path): mounts at \(mount.mountPath)")
      }
      let paths = container.mounts.map(\.mountPath)
      require(Set(paths).count == paths.count, "\(path): two mounts at one path")
      for secret in container.environmentSecrets {
        require(secrets.contains("\(namespace)/\(secret)"), "\(path): no Secret \(secret)")
      }
    }
    for secret in spec.imagePullSecrets {
      require(secrets.contains("\(namespace)/\(secret)"), "\(path): no Secret \(secret)")
    }
    for volume in spec.volumes {
      require(isLabel(volume.name), "\(path): volume \(volume.name)")
      switch volume.source {
      case .secret(let name, _):
        require(secrets.contains("\(namespace)/\(name)"), "\(path): no Secret \(name)")
      case .configMap(let name, _):
        require(configMaps.contains("\(namespace)/\(name)"), "\(path): no ConfigMap \(name)")
      default: break
      }
    }
    checkPodSecurity(of: spec, path, in: namespace)
  }

  /// A namespace that enforces the baseline Pod Security Standard admits no pod that breaks it.
  private mutating func checkPodSecurity(of spec: PodSpec, _ path: String, in namespace: String) {
    let level = levels[namespace] ?? "privileged"
    require(["privileged", "baseline", "restricted"].contains(level), "\(namespace): \(level)")
    guard level != "privileged" else { return }
    require(!spec.hostPID && !spec.hostNetwork && !spec.hostIPC, "\(path): host namespaces")
    let allowed: Set<String> = [
      "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
      "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ]
    for container in spec.containers {
      require(!container.privileged, "\(path): privileged in a baseline namespace")
      require(allowed.isSuperset(of: container.capabilitiesAdded), "\(path): capabilities")
    }
    for volume in spec.volumes {
      if case .hostPath = volume.source { require(false, "\(path): hostPath \(volume.name)") }
    }
  }
}
