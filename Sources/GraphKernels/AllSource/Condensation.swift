/// The acyclic graph of the components, reduced to the edges that must be followed to collect marks.
///
/// Some components bear a mark. Dropped are edges to components that lead to no mark, parallel
/// edges, and most edges to a component that another successor has as a successor of its own: much
/// of what a full transitive reduction saves, at a cost linear in the edges. Edges to a component
/// with a mark and no successors may be kept apart: they need no row.
struct Condensation: Sendable {
  /// Propagation edges of each component, to lower ids; shape [count + 1] and [edge count].
  let offsets: [UInt32]
  let heads: [UInt32]

  /// The same edges by the component that they enter.
  let reverseOffsets: [UInt32]
  let tails: [UInt32]

  /// Edges to leaves of each component; shape [count + 1] and [leaf edge count].
  let leafOffsets: [UInt32]
  let leaves: [UInt32]

  /// How each component leads to a mark.
  let kinds: [Kind]

  /// Propagation edges without parallel ones, before the reduction.
  private(set) var unreducedEdgeCount = 0

  enum Kind: UInt8, Sendable {
    /// Leads to no mark.
    case useless
    /// Bears a mark and has no successors.
    case leaf
    /// Has successors that lead to a mark.
    case inner
  }

  /// Condenses a graph.
  ///
  /// - Parameters:
  ///   - isMarked: Shape [component count].
  ///   - separatesLeaves: Whether edges to leaves are kept apart.
  /// - Complexity: O(V + E).
  init(
    _ rows: PlainRows, _ components: StronglyConnectedComponents, isMarked: [Bool],
    separatesLeaves: Bool
  ) {
    var (offsets, heads): ([UInt32], [UInt32]) = ([0], [])
    var (leafOffsets, leaves): ([UInt32], [UInt32]) = ([0], [])
    var kinds = Array(repeating: Kind.useless, count: components.count)
    var builder = SuccessorBuilder(
      componentCount: components.count, separatesLeaves: separatesLeaves)
    offsets.reserveCapacity(components.count + 1)
    leafOffsets.reserveCapacity(components.count + 1)
    heads.reserveCapacity(rows.heads.count)
    leaves.reserveCapacity(separatesLeaves ? rows.heads.count : 0)
    for component in 0..<components.count {
      if builder.collect(component, components, rows, kinds.span, leaves: &leaves) {
        kinds[component] = .inner
        unreducedEdgeCount += builder.count
        builder.reduce(component, offsets.span, &heads)
      } else if isMarked[component] {
        kinds[component] = .leaf
      }
      if kinds[component] != .useless { builder.setUseful(component) }
      offsets.append(UInt32(heads.count))
      leafOffsets.append(UInt32(leaves.count))
    }
    (reverseOffsets, tails) = Self.reversed(offsets.span, heads.span)
    (self.offsets, self.heads, self.kinds) = (offsets, heads, kinds)
    (self.leafOffsets, self.leaves) = (leafOffsets, leaves)
  }

  private static func reversed(
    _ offsets: Span<UInt32>, _ heads: Span<UInt32>
  ) -> (offsets: [UInt32], tails: [UInt32]) {
    let count = offsets.count - 1
    var starts = Array(repeating: UInt32(0), count: count + 1)
    for edge in heads.indices { starts[Int(heads[edge]) + 1] += 1 }
    for component in 0..<count { starts[component + 1] += starts[component] }
    var next = starts
    var tails = Array(repeating: UInt32(0), count: heads.count)
    for tail in 0..<count {
      for edge in Int(offsets[tail])..<Int(offsets[tail + 1]) {
        let head = Int(heads[edge])
        tails[Int(next[head])] = UInt32(truncatingIfNeeded: tail)
        next[head] &+= 1
      }
    }
    return (starts, tails)
  }
}
