import Estate
import Sampling
import Specs

extension Cluster {
  /// Opens nodes to application workloads, pods and all, and has their namespaces let them in.
  mutating func addExposedPods(in applications: Set<String>, _ dice: MisconfigurationDice) {
    var relaxed: Set<String> = []
    var faults: [String: PodFaults] = [:]
    for index in workloads.indices {
      let workload = workloads[index].metadata
      guard applications.contains(workload.namespace) else { continue }
      let key = EntityKey(name, workload.namespace, workload.name)
      let found = PodFaults(
        isPrivileged: dice.hits(.privilegedPod, key), mountsHost: dice.hits(.hostMount, key))
      guard found.isAny else { continue }
      found.add(to: &workloads[index].template)
      relaxed.insert(workload.namespace)
      faults["\(workload.namespace)/\(workload.name)"] = found
    }
    guard !faults.isEmpty else { return }
    for index in pods.indices {
      let pod = pods[index].metadata
      guard let component = pod.labels[ClusterBuilder.nameLabel],
        let found = faults["\(pod.namespace)/\(component)"]
      else { continue }
      found.add(to: &pods[index].spec)
    }
    relax(relaxed)
  }

  /// Turns Pod Security Admission off; a namespace without its label lets everything in already.
  private mutating func relax(_ names: Set<String>) {
    for index in namespaces.indices where names.contains(namespaces[index].metadata.name) {
      guard namespaces[index].metadata.labels[PodSecurity.enforceLabel] != nil else { continue }
      namespaces[index].metadata.labels[PodSecurity.enforceLabel] = "privileged"
    }
  }
}

/// What a workload's pods may do to their node.
private struct PodFaults {
  var isPrivileged: Bool
  var mountsHost: Bool

  var isAny: Bool { isPrivileged || mountsHost }

  func add(to spec: inout PodSpec) {
    if isPrivileged { spec.containers[0].privileged = true }
    if mountsHost {
      let root = Volume.host("node-root", "/")
      spec.volumes.append(root)
      spec.containers[0].mounts.append(root.mount("/node", readOnly: false))
    }
  }
}
