import Estate

/// From Services to the containers that answer for them.
extension ClusterCompiler {
  /// Draws every Service, and every EndpointSlice of none, as a place to start: somebody who meets
  /// it gets into the container behind it if the program there has a weakness.
  mutating func addEndpoints() {
    guard relations[.endpointLeadsToContainer] != nil else { return }
    var sliced: Set<ObjectName> = []
    for slice in cluster.endpointSlices {
      let name = index.symbols.name(
        slice.metadata.namespace, slice.serviceName ?? slice.metadata.name)
      sliced.insert(name)
      let endpoint = vertex(.endpoint, name.namespace, name.name)
      for target in slice.endpoints {
        guard let reference = target.pod, let pod = pod(named: reference) else { continue }
        expose(pod, through: endpoint, slice.ports.map { ServedPort($0) })
      }
    }
    let pods = PodLabels(cluster.pods, index.pods.names)
    for service in cluster.services {
      let name = index.symbols.name(service.metadata.namespace, service.metadata.name)
      let endpoint = vertex(.endpoint, name.namespace, name.name)
      guard !sliced.contains(name) else { continue }
      for pod in pods.matching(service.selector, in: name.namespace, cluster.pods) {
        expose(pod, through: endpoint, service.ports.map { ServedPort($0) })
      }
    }
  }

  private func pod(named reference: NamespacedName) -> Int? {
    guard let namespace = index.symbols.find(reference.namespace),
      let name = index.symbols.find(reference.name)
    else { return nil }
    return index.pods.find(namespace, name).map { Int($0) }
  }

  private mutating func expose(_ position: Int, through endpoint: UInt32, _ ports: [ServedPort]) {
    let pod = podPlace(position)
    for container in cluster.pods[position].spec.answering(ports) {
      let name = cluster.pods[position].spec.containers[container].name
      let because = Provenance(
        .podText, UInt32(position), index.symbols.intern("container \(name)"))
      builder.connect(
        endpoint, containerVertex(container, of: pod), relations[.endpointLeadsToContainer],
        because)
    }
  }
}

/// A port behind a Service: a number, a container port's name, or any.
private struct ServedPort {
  var number: Int?
  var name: String

  init(_ port: EndpointSlice.Port) {
    number = port.number
    name = ""
  }

  init(_ port: Service.Port) {
    number = port.target.isEmpty ? port.number : Int(port.target)
    name = number == nil ? port.target : ""
  }

  func matches(_ port: ContainerPort) -> Bool {
    if let number { return port.number == number }
    return name.isEmpty || port.name == name
  }
}

extension PodSpec {
  /// Positions of the containers that answer on any of the ports: those that list one of them; where
  /// none does, all that keep running, for containers need not list their ports.
  fileprivate func answering(_ ports: [ServedPort]) -> [Int] {
    let running = containers.indices.filter {
      containers[$0].role == .ordinary || containers[$0].role == .sidecar
    }
    let listed = running.filter { container in
      containers[container].ports.contains { port in ports.contains { $0.matches(port) } }
    }
    return listed.isEmpty ? running : listed
  }
}

/// Pods by one of their labels, so that a selector is compared with few of them.
private struct PodLabels {
  private struct Label: Hashable {
    var namespace: UInt32
    var key: ExactString
    var value: ExactString
  }

  /// Positions, ascending.
  private var pods: [Label: [Int]] = [:]

  init(_ pods: [Pod], _ names: [ObjectName]) {
    for position in pods.indices {
      for (key, value) in pods[position].metadata.labels {
        let label = Label(
          namespace: names[position].namespace, key: ExactString(key), value: ExactString(value))
        self.pods[label, default: []].append(position)
      }
    }
  }

  /// Positions of the pods with every label, ascending; none for an empty selector.
  func matching(
    _ selector: [String: String], in namespace: UInt32, _ all: [Pod]
  ) -> [Int] {
    let candidates = selector.map { key, value in
      pods[Label(namespace: namespace, key: ExactString(key), value: ExactString(value))] ?? []
    }
    guard let fewest = candidates.min(by: { $0.count < $1.count }) else { return [] }
    return fewest.filter { position in
      selector.allSatisfy { key, value in
        all[position].metadata.labels[key]?.hasSameBytes(as: value) ?? false
      }
    }
  }
}
