/// Looks at every row of a sweep once it is complete, and may add bits that predecessors inherit.
protocol RowVisitor: ~Copyable {
  /// - Parameter isMerged: False if the row is just that of one other component.
  mutating func visit(_ component: Int, _ row: inout BitRow, isMerged: Bool)
}

/// Propagates one block of bits after the other from components to all that reach them.
///
/// Only rows with a bit exist: they lie one behind the other in order of their components, and a
/// bitmap of active components grows along the reversed edges while one ascending scan uses it up.
struct RowSweep: ~Copyable {
  /// What was done so far.
  private(set) var work = AllSourceReach.Work()

  private var rows: [BitRow] = []
  /// Place of each component's row, counted through all blocks; shape [component count].
  private var places: [UInt32]
  /// Place that the current block's first row has.
  private var base: UInt32 = 1
  /// One bit per component.
  private var active: [UInt64]

  /// Creates a sweep over so many components.
  init(componentCount: Int) {
    places = Array(repeating: 0, count: componentCount)
    active = Array(repeating: 0, count: (componentCount + 63) / 64)
    rows.reserveCapacity(componentCount / 2 + 512)
  }

  /// Propagates a block.
  ///
  /// - Complexity: O(rows + their edges, both ways + components / 64).
  mutating func run(
    _ graph: Condensation, _ seeds: Span<Seed>, _ visitor: inout some RowVisitor & ~Copyable
  ) {
    guard seeds.count > 0 else { return }
    if base > UInt32.max - UInt32(places.count) - 1 {
      places = Array(repeating: 0, count: places.count)
      base = 1
    }
    var activeWords = active.mutableSpan
    for seed in seeds.indices { Self.activate(seeds[seed].component, &activeWords) }
    var cursor = Cursor(word: Int(seeds[0].component >> 6))
    while cursor.word < active.count {
      if cursor.rowCount + 64 > rows.count {
        for _ in 0..<512 { rows.append(BitRow()) }
      }
      Self.advance(&cursor, graph, seeds, &rows, &places, &active, base, &visitor)
    }
    base += UInt32(cursor.rowCount)
    work.rows += cursor.rowCount
    work.rowUnions += cursor.unionCount
  }

  @inline(__always)
  private static func activate(_ component: UInt32, _ active: inout MutableSpan<UInt64>) {
    active[Int(component >> 6)] |= 1 &<< UInt64(component & 63)
  }

  /// Sets the bits of a component's seeds, which are the next ones if it has any.
  @inline(__always)
  private static func insert(
    _ seeds: Span<Seed>, from next: inout Int, of component: Int, into row: inout BitRow
  ) {
    while next < seeds.count, seeds[next].component == component {
      row.insert(seeds[next].bit)
      next &+= 1
    }
  }

  private struct Cursor {
    var word: Int
    var seed = 0
    var rowCount = 0
    var unionCount = 0
  }

  /// Completes rows until the scan ends or there might not be place for the next word's rows.
  private static func advance(
    _ cursor: inout Cursor, _ graph: Condensation, _ seeds: Span<Seed>,
    _ rows: inout [BitRow], _ places: inout [UInt32], _ active: inout [UInt64], _ base: UInt32,
    _ visitor: inout some RowVisitor & ~Copyable
  ) {
    let (offsets, heads) = (graph.offsets.span, graph.heads.span)
    let (reverseOffsets, tails) = (graph.reverseOffsets.span, graph.tails.span)
    var rows = rows.mutableSpan
    var places = places.mutableSpan
    var active = active.mutableSpan
    var (word, nextSeed) = (cursor.word, cursor.seed)
    var (rowCount, unionCount) = (cursor.rowCount, cursor.unionCount)
    while word < active.count, rowCount &+ 64 <= rows.count {
      while active[word] != 0 {
        let bits = active[word]
        active[word] = bits & (bits &- 1)
        let component = word &* 64 &+ bits.trailingZeroBitCount
        let firstSeed = nextSeed
        rows[rowCount] = BitRow()
        insert(seeds, from: &nextSeed, of: component, into: &rows[rowCount])
        var row = rows[rowCount]
        let unionsBefore = unionCount
        for edge in Int(offsets[component])..<Int(offsets[component &+ 1]) {
          // Places of earlier blocks wrap around to beyond all rows.
          let place = Int(places[Int(heads[edge])] &- base)
          guard place < rowCount else { continue }
          row.formUnion(rows[place])
          unionCount &+= 1
        }
        let isMerged = nextSeed > firstSeed || unionCount > unionsBefore &+ 1
        visitor.visit(component, &row, isMerged: isMerged)
        rows[rowCount] = row
        places[component] = base &+ UInt32(truncatingIfNeeded: rowCount)
        rowCount &+= 1
        let inEdges = Int(reverseOffsets[component])..<Int(reverseOffsets[component &+ 1])
        for edge in inEdges { activate(tails[edge], &active) }
      }
      word &+= 1
    }
    cursor = Cursor(word: word, seed: nextSeed, rowCount: rowCount, unionCount: unionCount)
  }
}
