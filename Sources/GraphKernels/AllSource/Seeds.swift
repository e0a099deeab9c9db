/// A bit that a component's row holds before anything is propagated.
struct Seed: Sendable {
  var component: UInt32
  var bit: UInt32
}

/// The seeds of each block of bits, by component within a block.
struct Seeds: Sendable {
  /// First seed of each block; shape [block count + 1].
  private(set) var offsets: [Int]

  /// Components ascend within a block.
  private(set) var seeds: [Seed]

  /// Seeds assets at their own component and along edges to leaves.
  ///
  /// - Parameter needsRow: Whether a component that is a leaf is asked for: other leaves have no
  ///   row, since no propagation edge leads to them; shape [component count].
  init(_ layout: AssetLayout, _ graph: Condensation, needsRow: (Int) -> Bool) {
    var counts = Array(repeating: 0, count: layout.blocks.count + 1)
    let bits = layout.bits
    var own: [Bool] = Array(repeating: false, count: bits.count)
    for component in bits.indices where bits[component] != AssetLayout.none {
      guard graph.kinds[component] == .inner || needsRow(component) else { continue }
      own[component] = true
      counts[Int(bits[component]) / BitRow.bitCount + 1] += 1
    }
    for leaf in graph.leaves { counts[Int(bits[Int(leaf)]) / BitRow.bitCount + 1] += 1 }
    for block in layout.blocks.indices { counts[block + 1] += counts[block] }
    offsets = counts
    seeds = Array(repeating: Seed(component: 0, bit: 0), count: counts[layout.blocks.count])
    for component in bits.indices {
      if own[component] { place(component, bits[component], &counts) }
      for edge in Int(graph.leafOffsets[component])..<Int(graph.leafOffsets[component + 1]) {
        place(component, bits[Int(graph.leaves[edge])], &counts)
      }
    }
  }

  @inline(__always)
  private mutating func place(_ component: Int, _ bit: UInt32, _ next: inout [Int]) {
    let block = Int(bit) / BitRow.bitCount
    seeds[next[block]] = Seed(
      component: UInt32(component), bit: bit & UInt32(BitRow.bitCount - 1))
    next[block] += 1
  }
}
