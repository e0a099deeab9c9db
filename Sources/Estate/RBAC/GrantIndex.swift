/// A binding as one of its subjects sees it: where it grants which rules.
struct Grant: Sendable {
  /// The number of a RoleBinding's namespace; that of the empty string for a ClusterRoleBinding.
  let namespace: UInt32
  /// The binding's place in its cluster.
  let binding: UInt32
  /// Places in the cluster's ``RuleTable``.
  let rules: Range<UInt32>
}

/// The grants of a cluster by subject: what one subject holds is one run, cluster-wide grants
/// first, then namespace by namespace.
struct GrantIndex: Sendable {
  private var users: [ExactString: UInt32] = [:]
  private var groups: [ExactString: UInt32] = [:]
  private var grants: [Grant] = []
  private var runs: [Run] = []

  private struct Run: Sendable {
    let start: Int
    let clusterEnd: Int
    let end: Int
  }

  /// - Parameter grants: of each binding; `nil` for one that grants nothing to anybody.
  /// - Complexity: O(S log S) for the S subjects of all bindings.
  init(_ bindings: [RoleBinding], grants: [Grant?]) {
    var held: [[Grant]] = []
    for (binding, grant) in zip(bindings, grants) {
      guard let grant else { continue }
      for subject in binding.subjects {
        guard let holder = BoundSubject(subject, of: binding) else { continue }
        let number = number(of: holder)
        if number == held.count { held.append([]) }
        if held[number].last?.binding != grant.binding { held[number].append(grant) }
      }
    }
    for var list in held {
      list.sort { ($0.namespace, $0.binding) < ($1.namespace, $1.binding) }
      let start = self.grants.count
      let inCluster = list.count { $0.namespace == NameTable.empty }
      self.grants += list
      runs.append(Run(start: start, clusterEnd: start + inCluster, end: start + list.count))
    }
  }

  private mutating func number(of holder: BoundSubject) -> Int {
    let next = UInt32(users.count + groups.count)
    switch holder {
    case .user(let name):
      let number = users[name] ?? next
      users[name] = number
      return Int(number)
    case .group(let name):
      let number = groups[name] ?? next
      groups[name] = number
      return Int(number)
    }
  }

  /// Looks up the subjects that a principal is, leaving out those that no binding names.
  func subjects(of principal: Principal) -> [UInt32] {
    var subjects: [UInt32] = []
    if let user = users[ExactString(principal.username)] { subjects.append(user) }
    for group in principal.groups {
      if let group = groups[ExactString(group)] { subjects.append(group) }
    }
    return subjects
  }

  /// Everything a subject holds, cluster-wide or in any namespace.
  func all(of subject: UInt32) -> ArraySlice<Grant> {
    let run = runs[Int(subject)]
    return grants[run.start..<run.end]
  }

  /// Calls the body for each grant of a subject that reaches a namespace, until it says to stop.
  ///
  /// - Parameter namespace: the empty string's number for cluster-wide grants alone.
  /// - Returns: whether the body has said to stop.
  /// - Complexity: O(log G + grants visited) for a subject with G grants.
  @inline(__always)
  func contains(
    of subject: UInt32, in namespace: UInt32, where body: (Grant) -> Bool
  ) -> Bool {
    let run = runs[Int(subject)]
    for place in run.start..<run.clusterEnd where body(grants[place]) { return true }
    guard namespace != NameTable.empty, run.clusterEnd < run.end else { return false }
    var place = firstPlace(of: namespace, in: run.clusterEnd..<run.end)
    while place < run.end, grants[place].namespace == namespace {
      if body(grants[place]) { return true }
      place += 1
    }
    return false
  }

  /// The first place whose namespace is not below the given one.
  @inline(__always)
  private func firstPlace(of namespace: UInt32, in places: Range<Int>) -> Int {
    var low = places.lowerBound
    var high = places.upperBound
    while low < high {
      let middle = (low + high) / 2
      if grants[middle].namespace < namespace { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
