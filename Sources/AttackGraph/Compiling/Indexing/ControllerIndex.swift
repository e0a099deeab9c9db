import Estate

/// A cluster's controllers by kind and name, and their pods.
struct ControllerIndex {
  /// The controllers of one kind.
  struct Kind {
    /// Symbol of the kind's name.
    let symbol: UInt32
    let names: ObjectNames
    /// In the cluster's workloads; shape [names].
    let positions: [Int]
  }

  /// Built-in kinds by the resource that a request names.
  private static let kinds = [
    "replicationcontrollers": "ReplicationController", "deployments": "Deployment",
    "daemonsets": "DaemonSet", "replicasets": "ReplicaSet", "statefulsets": "StatefulSet",
    "jobs": "Job", "cronjobs": "CronJob",
  ]

  private let byKind: [String: Kind]
  /// Pods by the controller that owns them, and by that controller's own.
  private let owned: Grouping
  private let indirect: Grouping

  /// - Complexity: O(workloads + pods).
  init(_ cluster: Cluster, namespaces: Int, _ symbols: inout SymbolTable) {
    var positions: [String: [Int]] = [:]
    for position in cluster.workloads.indices {
      positions[cluster.workloads[position].kind, default: []].append(position)
    }
    var byKind: [String: Kind] = [:]
    for kind in positions.keys.sorted() {
      let those = positions[kind] ?? []
      byKind[kind] = Kind(
        symbol: symbols.intern(kind),
        names: ObjectNames(
          those.map {
            symbols.name(
              cluster.workloads[$0].metadata.namespace, cluster.workloads[$0].metadata.name)
          }, namespaces: namespaces), positions: those)
    }
    self.byKind = byKind
    func find(_ kind: String, _ namespace: String, _ name: String) -> UInt32? {
      guard let kind = byKind[kind], let namespace = symbols.find(namespace),
        let name = symbols.find(name), let position = kind.names.find(namespace, name)
      else { return nil }
      return UInt32(kind.positions[Int(position)])
    }
    let direct = cluster.pods.map { pod in
      pod.owner.flatMap { find($0.kind, pod.metadata.namespace, $0.name) }
    }
    let above = cluster.pods.indices.map { position -> UInt32? in
      let namespace = cluster.pods[position].metadata.namespace
      guard let controller = direct[position] else {
        return cluster.pods[position].owner?.guessedOwner.flatMap {
          find($0.kind, namespace, $0.name)
        }
      }
      return cluster.workloads[Int(controller)].owner.flatMap { find($0.kind, namespace, $0.name) }
    }
    owned = Grouping(direct, groups: cluster.workloads.count)
    indirect = Grouping(above, groups: cluster.workloads.count)
  }

  /// The controllers that a resource names; `nil` when there are none.
  func kind(of resource: String) -> Kind? {
    Self.kinds[resource].flatMap { byKind[$0] }
  }

  /// Positions of the pods of a controller: its own, then those of controllers that it owns.
  func pods(of workload: Int) -> [UInt32] {
    Array(owned[UInt32(workload)]) + Array(indirect[UInt32(workload)])
  }
}

extension OwnerReference {
  /// The controller behind one that was not collected, by the name that it gave it: `web` made
  /// ReplicaSet `web-6b7f`, and CronJob `report` made Job `report-28900001`.
  fileprivate var guessedOwner: (kind: String, name: String)? {
    guard let hyphen = name.lastIndex(of: "-") else { return nil }
    switch kind {
    case "ReplicaSet": return ("Deployment", String(name[..<hyphen]))
    case "Job": return ("CronJob", String(name[..<hyphen]))
    default: return nil
    }
  }
}
