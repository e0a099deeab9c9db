import Estate

/// The bindings that a policy adds: one for each role at a scope that replaces one of the estate's,
/// with everybody who holds it.
struct AddedBindings {
  private struct Key: Hashable {
    var cluster: Int
    var replaced: String
    var part: RoleAtScope
  }

  private let clusters: [Cluster]
  private var paths: [Set<String>?]
  private(set) var all: [AddedBinding] = []
  private var positions: [Key: Int] = [:]
  private var subjects: Set<Holding> = []

  private struct Holding: Hashable {
    var binding: Int
    var subject: Subject
  }

  init(_ clusters: [Cluster]) {
    self.clusters = clusters
    paths = Array(repeating: nil, count: clusters.count)
  }

  /// Grants a part to a subject, once.
  mutating func add(
    _ part: RoleAtScope, _ cluster: Int, _ replaced: RoleBinding, _ subject: Subject
  ) {
    let key = Key(cluster: cluster, replaced: replaced.path, part: part)
    let position = positions[key] ?? all.count
    if position == all.count {
      positions[key] = position
      all.append(
        AddedBinding(
          cluster: clusters[cluster].name, binding: empty(part, cluster, replaced.metadata.name)))
    }
    guard subjects.insert(Holding(binding: position, subject: subject)).inserted else { return }
    all[position].binding.subjects.append(subject)
  }

  /// Named after the binding that it replaces and its role, with a number where that is taken.
  private mutating func empty(
    _ part: RoleAtScope, _ cluster: Int, _ name: String
  ) -> RoleBinding {
    // Taken out and put back, so that the set is not copied.
    var taken = paths[cluster] ?? Set(clusters[cluster].bindings.map(\.path))
    paths[cluster] = nil
    defer { paths[cluster] = taken }
    let stem = "\(name):\(part.reference.name)"
    var binding = RoleBinding(
      scope: part.namespace.isEmpty ? .cluster : .namespaced,
      metadata: ObjectMetadata(namespace: part.namespace, name: stem), roleRef: part.reference,
      subjects: [])
    var number = 2
    while !taken.insert(binding.path).inserted {
      binding.metadata.name = "\(stem):\(number)"
      number += 1
    }
    return binding
  }
}
