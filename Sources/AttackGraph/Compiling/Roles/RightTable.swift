import Estate

/// Every right of the request rows on every resource of it, in one list.
struct RightTable {
  struct Entry {
    var verbs: [String]
    var resource: Right.Resource
    /// Whether a rule limited by `resourceNames` counts.
    var carriesName: Bool
    /// Whether it is the `create` of a right that takes other verbs as well.
    var isCreate = false
  }

  /// A row that needs several things of one principal: rights, or a right and a role to hand on.
  struct SplitRow {
    /// Position in the request rows.
    var row: Int
    /// The bits of its rights.
    var mask: UInt64
    /// A row that does the same with the right to hand out any role; the row itself is superfluous
    /// to whoever has that in one role.
    var substitute: Int?
  }

  let rows: [RequestRow]
  private(set) var entries: [Entry] = []
  /// Entries of each right; shape [rows][rights of the row].
  private(set) var ranges: [[Range<Int>]] = []
  /// In order of `rows`.
  private(set) var splitRows: [SplitRow] = []
  /// The bit of each split row's first right; shape [rows], 0 for other rows.
  private(set) var firstBits: [Int] = []

  /// - Precondition: no row needs more than two things of one principal, and such rows have at most
  ///   64 rights together.
  init(_ rows: [RequestRow]) {
    self.rows = rows
    var bit = 0
    for (position, row) in rows.enumerated() {
      ranges.append(row.rights.map { append($0) })
      firstBits.append(bit)
      guard row.isSplit else { continue }
      precondition(row.rights.count <= 2, "a request of more than two rights")
      precondition(bit + row.rights.count <= 64, "too many rights that are joined")
      let mask = (UInt64(1) << UInt64(row.rights.count) - 1) << UInt64(bit)
      let substitute = row.handsOnOwnRole ? rows.firstIndex { $0.hasSameGain(as: row) } : nil
      splitRows.append(SplitRow(row: position, mask: mask, substitute: substitute))
      bit += row.rights.count
    }
  }

  private mutating func append(_ right: Right) -> Range<Int> {
    let start = entries.count
    for resource in right.resources {
      entries.append(
        Entry(verbs: right.verbs, resource: resource, carriesName: right.carriesName))
      guard right.orCreates else { continue }
      entries.append(
        Entry(verbs: ["create"], resource: resource, carriesName: true, isCreate: true))
    }
    return start..<entries.count
  }

  /// Positions of the entries that a rule allows, its names left aside.
  ///
  /// - Complexity: O(entries × size of the rule).
  func allowed(by rule: PolicyRule) -> [Int] {
    entries.indices.filter { rule.allows(entries[$0].verbs, on: entries[$0].resource) }
  }
}

extension RequestRow {
  /// Whether it acts as somebody else, which does not nest.
  var impersonates: Bool {
    rights.contains { $0.verbs.contains { $0 == "impersonate" || $0.hasPrefix("impersonate:") } }
  }

  /// Whether its second half is no right: the API server lets anyone hand on the rules they hold.
  var handsOnOwnRole: Bool {
    rights.count == 1 && (target == .boundRole || target == .aggregatingRole)
  }

  /// Whether it adds nothing to every right in the whole cluster: whoever has that binds a role with
  /// every right, which is durable as well, instead of rewriting Roles in each namespace.
  var isSuperfluousWithEverything: Bool {
    switch target {
    case .rewrittenRole: scope != .cluster
    case .newRole: true
    // Whoever may create under any name needs no server-side apply.
    case .newWorkload: kind != nil
    default: false
    }
  }

  /// Whether one principal has to hold several things.
  var isSplit: Bool {
    rights.count > 1 || handsOnOwnRole || target == .constrainedImpersonation
  }

  fileprivate func hasSameGain(as other: RequestRow) -> Bool {
    rights.count == 2 && target == other.target && scope == other.scope
  }
}
