import Estate

/// Every right of the request rows on every resource of it, in one list.
struct RightTable {
  struct Entry {
    var right: Right
    var resource: Right.Resource
  }

  let rows: [RequestRow]
  /// Rows that bind roles, in order of `rows`.
  let boundRows: [Int]
  private(set) var entries: [Entry] = []
  /// Entries of each right; shape [rows][rights of the row].
  private(set) var ranges: [[Range<Int>]] = []

  init(_ rows: [RequestRow]) {
    self.rows = rows
    boundRows = rows.indices.filter { rows[$0].target == .boundRole }
    for row in rows {
      ranges.append(
        row.rights.map { right in
          let start = entries.count
          entries += right.resources.map { Entry(right: right, resource: $0) }
          return start..<entries.count
        })
    }
  }

  /// Positions of the entries that a rule allows, its names left aside.
  ///
  /// - Complexity: O(entries × size of the rule).
  func allowed(by rule: PolicyRule) -> [Int] {
    entries.indices.filter { rule.allows(entries[$0].right, on: entries[$0].resource) }
  }
}
