/// Which bit stands for the assets of each component.
///
/// A block takes as many components, in order of their ids, as fit its 2048 bits. Components that
/// follow one another have much the same predecessors, so few rows of a block have any bit. Within
/// a block the components are put into words by class; less than a quarter of a word's worth of
/// a class goes to mixed words, so that padding takes at most three quarters of a word, whatever
/// the weights.
struct AssetLayout: Sendable {
  /// Block times 2048 plus bit of each component, `none` without assets; shape [component count].
  private(set) var bits: [UInt32]

  private(set) var blocks: [AssetBlock] = []

  static let none = UInt32.max

  /// - Complexity: O(components).
  init(_ totals: AssetTotals) {
    bits = Array(repeating: Self.none, count: totals.counts.count)
    var classIds: [AssetClass: Int] = [:]
    var block = AssetBlockBuilder()
    for component in totals.counts.indices where totals.counts[component] > 0 {
      let value = AssetClass(
        count: UInt64(totals.counts[component]), weight: totals.weights[component])
      let fresh = classIds.count
      let id = classIds[value] ?? fresh
      if id == fresh { classIds[value] = id }
      if !block.add(component, classId: id, value) {
        blocks.append(block.finish(number: blocks.count, &bits))
        _ = block.add(component, classId: id, value)
      }
    }
    if !block.isEmpty { blocks.append(block.finish(number: blocks.count, &bits)) }
  }
}
