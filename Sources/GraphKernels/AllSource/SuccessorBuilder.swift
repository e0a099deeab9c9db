/// Collects and reduces the successors of one component after the other.
struct SuccessorBuilder: ~Copyable {
  /// Number of successors collected and not moved away.
  private(set) var count = 0

  private var successors: [UInt32]
  /// The component that last saw each component, with `covered` added once it need not be kept, and
  /// `useless` until it is known to lead to a mark; shape [component count].
  private var marks: [UInt32]
  private let separatesLeaves: Bool

  private static let covered: UInt32 = 0x8000_0000
  private static let useless = UInt32.max
  private static let budgetPerSuccessor = 64

  init(componentCount: Int, separatesLeaves: Bool) {
    successors = Array(repeating: 0, count: componentCount)
    marks = Array(repeating: Self.useless, count: componentCount)
    self.separatesLeaves = separatesLeaves
  }

  /// Collects the distinct successors that lead to a mark, leaves apart from others if so wished.
  ///
  /// - Returns: Whether there are any.
  mutating func collect(
    _ component: Int, _ components: borrowing StronglyConnectedComponents, _ rows: PlainRows,
    _ kinds: Span<Condensation.Kind>, leaves: inout [UInt32]
  ) -> Bool {
    let leafCount = leaves.count
    count = Self.collect(
      component, components.members.span, components.offsets.span, components.ids.span,
      rows.offsets.span, rows.heads.span, &marks, &successors)
    guard count > 0 else { return false }
    if separatesLeaves { moveLeaves(to: &leaves, kinds) }
    return count > 0 || leaves.count > leafCount
  }

  /// Has predecessors collect a component from now on.
  mutating func setUseful(_ component: Int) { marks[component] = UInt32(component) }

  private static func collect(
    _ component: Int, _ members: Span<UInt32>, _ memberOffsets: Span<UInt32>, _ ids: Span<UInt32>,
    _ offsets: Span<UInt32>, _ heads: Span<UInt32>, _ marks: inout [UInt32],
    _ successors: inout [UInt32]
  ) -> Int {
    let own = UInt32(truncatingIfNeeded: component)
    var marks = marks.mutableSpan
    var successors = successors.mutableSpan
    var count = 0
    for place in Int(memberOffsets[component])..<Int(memberOffsets[component &+ 1]) {
      let member = Int(members[place])
      if place &+ 12 < members.count {
        offsets.prefetch(Int(members[place &+ 12]))
        heads.prefetch(Int(offsets[Int(members[place &+ 6])]))
      }
      for slot in Int(offsets[member])..<Int(offsets[member &+ 1]) {
        let id = ids[Int(heads[slot])]
        // The component itself still passes for useless.
        let mark = marks[Int(id)]
        guard mark != own && mark != useless else { continue }
        marks[Int(id)] = own
        successors[count] = id
        count &+= 1
      }
    }
    return count
  }

  /// Moves successors that are leaves to the end of an array.
  private mutating func moveLeaves(to leaves: inout [UInt32], _ kinds: Span<Condensation.Kind>) {
    var kept = 0
    for place in 0..<count {
      let successor = successors[place]
      if kinds[Int(successor)] == .leaf {
        leaves.append(successor)
      } else {
        successors[kept] = successor
        kept &+= 1
      }
    }
    count = kept
  }

  /// Appends the successors that no other one has as a successor.
  ///
  /// What is left reaches the rest: whatever is dropped is a successor of another one with a higher
  /// id, dropped or not, and there is no endless chain of those.
  mutating func reduce(_ component: Int, _ offsets: Span<UInt32>, _ heads: inout [UInt32]) {
    guard count > 1 else {
      if count == 1 { heads.append(successors[0]) }
      return
    }
    Self.reduce(component, offsets, successors, count, &marks, &heads)
  }

  private static func reduce(
    _ component: Int, _ offsets: Span<UInt32>, _ successors: [UInt32], _ count: Int,
    _ marks: inout [UInt32], _ heads: inout [UInt32]
  ) {
    let covered = UInt32(truncatingIfNeeded: component) | Self.covered
    cover(covered, offsets, heads.span, successors.span.extracting(..<count), &marks)
    for place in 0..<count where marks[Int(successors[place])] != covered {
      heads.append(successors[place])
    }
  }

  /// Marks what the successors have as a successor.
  ///
  /// Long rows that most components would read again are left out, so that the cost stays linear in
  /// the edges; that leaves a few edges too many.
  private static func cover(
    _ covered: UInt32, _ offsets: Span<UInt32>, _ heads: Span<UInt32>, _ successors: Span<UInt32>,
    _ marks: inout [UInt32]
  ) {
    var marks = marks.mutableSpan
    var budget = budgetPerSuccessor * successors.count
    for place in successors.indices {
      let successor = Int(successors[place])
      let row = Int(offsets[successor])..<Int(offsets[successor &+ 1])
      guard row.count <= budget else { continue }
      budget &-= row.count
      for edge in row {
        marks[Int(heads[edge])] = covered
      }
    }
  }
}
