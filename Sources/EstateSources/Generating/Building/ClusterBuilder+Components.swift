import Estate
import Sampling

extension ClusterBuilder {
  static let nameLabel = "app.kubernetes.io/name"
  static let productLabel = "app.kubernetes.io/part-of"
  static let roleLabel = "app.kubernetes.io/component"

  /// Runs a component in a namespace: its service account, that account's rights, the workload and
  /// its pods.
  ///
  /// - Parameter product: What the component is a part of, for the recommended labels.
  mutating func install(_ component: Component, of product: String, in namespace: String) {
    let labels = [
      Self.nameLabel: component.name, Self.productLabel: product,
      Self.roleLabel: component.role ?? component.name,
    ]
    if let account = component.account {
      addAccount(
        account, in: namespace, mountsToken: component.mountsToken,
        labels: [Self.productLabel: product])
    }
    let subject = Subject.account(component.account ?? "default", in: namespace)
    for grant in component.grants {
      add(grant, to: subject, product: product)
    }
    var spec = component.spec
    spec.serviceAccountName = component.account ?? ""
    let workload = Workload(
      apiVersion: component.controller.apiVersion, kind: component.controller.kind,
      metadata: ObjectMetadata(namespace: namespace, name: component.name, labels: labels),
      replicas: component.controller.hasReplicas ? component.replicas : nil,
      schedule: component.schedule, template: spec,
      templateLabels: labels)
    addClaims(of: spec, in: namespace)
    addService(for: component, in: namespace, selecting: labels)
    let key = EntityKey(cluster.name, namespace, component.name)
    add(workload, component, key: key)
  }

  private mutating func addClaims(of spec: PodSpec, in namespace: String) {
    for case .persistentVolumeClaim(let name) in spec.volumes.map(\.source) {
      addClaim(name, in: namespace)
    }
  }

  /// A StatefulSet's pods get names from a Service without an address; a server's clients find it
  /// through one with.
  private mutating func addService(
    for component: Component, in namespace: String, selecting labels: [String: String]
  ) {
    let isHeadless = component.controller == .statefulSet
    guard isHeadless || component.isServer else { return }
    add(
      Service(
        metadata: ObjectMetadata(namespace: namespace, name: component.name, labels: labels),
        selector: labels, ports: [.init(name: "main", number: 80, target: "8080")],
        isHeadless: isHeadless))
  }

  private mutating func add(_ grant: Component.Grant, to subject: Subject, product: String) {
    let labels = [Self.productLabel: product]
    switch grant {
    case .clusterRole(let name, let rules):
      addRole(.cluster, ObjectMetadata(name: name, labels: labels), rules)
      bind(.clusterRole(name), to: subject, as: name)
    case .role(let name, let rules):
      addRole(
        .namespaced,
        ObjectMetadata(namespace: subject.namespace, name: name, labels: labels), rules)
      bind(.role(name), to: subject, as: name, in: subject.namespace)
    case .existing(let role, let binding, let namespace):
      bind(role, to: subject, as: binding, in: namespace)
    }
  }
}

extension Component.Controller {
  fileprivate var hasReplicas: Bool { self == .deployment || self == .statefulSet }
}

/// Makes the pods of a workload, named and owned as its controller would.
struct PodNamer {
  /// The key of the workload.
  let key: EntityKey
  let draws: EstateDraws

  /// One pod for each node named; the empty name is a pod without a node.
  func pods(of workload: Workload, on nodes: [String]) -> [Pod] {
    let hash = draws.suffix(length: 10, .estateNames, key.appending("template"))
    let base: String
    let owner: OwnerReference
    var labels = workload.templateLabels
    switch workload.kind {
    case "Deployment":
      base = "\(workload.metadata.name)-\(hash)"
      owner = OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", name: base)
      labels["pod-template-hash"] = hash
    default:
      base = workload.metadata.name
      owner = OwnerReference(apiVersion: "apps/v1", kind: workload.kind, name: base)
      labels["controller-revision-hash"] =
        workload.kind == "StatefulSet" ? "\(base)-\(hash)" : hash
    }
    let names =
      workload.kind == "StatefulSet"
      ? nodes.indices.map { "\(base)-\($0)" } : suffixed(base, nodes.count)
    return zip(names, nodes).map { name, node in
      var spec = workload.template
      spec.nodeName = node
      return Pod(
        metadata: ObjectMetadata(
          namespace: workload.metadata.namespace, name: name, labels: labels),
        spec: spec, owner: owner)
    }
  }

  /// Different names with drawn endings; an ending that was drawn already is drawn again.
  private func suffixed(_ base: String, _ count: Int) -> [String] {
    var names: [String] = []
    var taken: Set<String> = []
    for replica in 0..<UInt64(count) {
      var attempt: UInt64 = 0
      var name: String
      repeat {
        let ending = draws.suffix(
          length: 5, .estateNames, key.appending(replica), attempt: attempt)
        name = "\(base)-\(ending)"
        attempt += 1
      } while !taken.insert(name).inserted
      names.append(name)
    }
    return names
  }
}
