/// A component that holds enough inputs of a join.
struct FiredJoin: Sendable {
  var component: UInt32
  var join: UInt32
}

/// Finds the components that hold enough inputs of a join and not the join.
///
/// The join's bit is set in their rows at once, so that what reaches them does not fire again.
struct JoinFiring: RowVisitor {
  private(set) var fired: [FiredJoin] = []
  private var block = JoinBlock()

  /// Sets what the bits of the rows to come stand for.
  mutating func begin(_ block: JoinBlock) { self.block = block }

  mutating func visit(_ component: Int, _ row: inout BitRow, isMerged: Bool) {
    // What another row holds has fired there.
    guard isMerged else { return }
    for planes in block.planes {
      let enabled = planes.enabled(in: row)
      var fresh = enabled & ~row[planes.ownWord]
      guard fresh != 0 else { continue }
      row[planes.ownWord] |= fresh
      while fresh != 0 {
        fire(planes.joins[fresh.trailingZeroBitCount], component)
        fresh &= fresh &- 1
      }
    }
    for field in block.fields where field.isEnabled(in: row) {
      row[field.words.lowerBound] |= 1
      fire(field.join, component)
    }
  }

  private mutating func fire(_ join: UInt32, _ component: Int) {
    fired.append(FiredJoin(component: UInt32(component), join: join))
  }
}
