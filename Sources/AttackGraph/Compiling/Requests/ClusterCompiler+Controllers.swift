import Estate

/// What writing a controller's template gives.
extension ClusterCompiler {
  /// Each controller becomes an artefact: its new pods run as the attacker likes, and its old ones
  /// make room for them.
  mutating func expandControllers(_ hub: Hub, _ vertex: UInt32, _ step: Step) {
    guard let kind = controllerKind(of: hub) else { return }
    let words = index.symbols.intern("the template of a \(index.symbols[kind.symbol])")
    for position in kind.names.matching(hub.scope, hub.name) {
      let workload = kind.positions[Int(position)]
      guard cluster.workloads[workload].isTemplateMutable else { continue }
      let name = kind.names.names[Int(position)]
      let (controller, isNew) = builder.intern(
        VertexRecord(.controller, name.namespace, name.name, kind.symbol))
      builder.connect(vertex, controller, step, Provenance(.text, words))
      if isNew { own(controller, workload, in: name.namespace) }
    }
  }

  private mutating func own(_ controller: UInt32, _ workload: Int, in namespace: UInt32) {
    builder.connect(
      controller, ownWorkload(in: namespace), relations[.workloadOwnsPod],
      Provenance(.newPod, namespace))
    for position in controllers().pods(of: workload) {
      let pod = index.pods.names[Int(position)]
      builder.connect(
        controller, podVertices[Int(position)], relations[.workloadOwnsPod],
        Provenance(.hubPod, pod.namespace, pod.name))
    }
  }

  /// The controllers of the kind that a hub acts on; `nil` when there are none.
  mutating func controllerKind(of hub: Hub) -> ControllerIndex.Kind? {
    rows[hub.row].kind.flatMap { controllers().kind(of: $0) }
  }

  private mutating func controllers() -> ControllerIndex {
    if let known = requests.controllers { return known }
    let made = ControllerIndex(
      cluster, namespaces: Int(index.namespaces.upperBound), &index.symbols)
    requests.controllers = made
    return made
  }
}

extension Workload {
  /// Whether a change of the template reaches new pods: of a Job's, even a suspended one's, only
  /// what says where its pods are scheduled can be changed.
  ///
  /// - Source: Kubernetes `pkg/apis/batch/validation`, `validatePodTemplateUpdate`.
  fileprivate var isTemplateMutable: Bool { kind != "Job" }
}
