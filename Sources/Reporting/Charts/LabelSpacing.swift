/// Moves labels apart along one axis.
package enum LabelSpacing {
  /// Returns positions at least `gap` apart, close to the wanted ones, in the order given.
  ///
  /// Labels pushed together form blocks that settle on the mean of what they wanted; equal wishes
  /// keep their order. Where there is no room for all, the range is overrun at its upper end.
  ///
  /// - Complexity: O(n²) for n labels.
  package static func spread(
    _ wanted: [Double], gap: Double, within range: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var blocks: [Block] = []
    for label in order {
      var block = Block(labels: [label], sum: wanted[label])
      block.settle(gap: gap, range: range)
      while let last = blocks.last, block.start < last.end(gap) {
        blocks.removeLast()
        let moved = block.sum - gap * Double(last.labels.count * block.labels.count)
        block = Block(labels: last.labels + block.labels, sum: last.sum + moved)
        block.settle(gap: gap, range: range)
      }
      blocks.append(block)
    }
    var places = wanted
    for block in blocks {
      for (position, label) in block.labels.enumerated() {
        places[label] = block.start + gap * Double(position)
      }
    }
    return places
  }

  private struct Block {
    var labels: [Int]
    /// Sum of the starts that each label would choose for the block.
    var sum: Double
    var start = 0.0

    init(labels: [Int], sum: Double) {
      self.labels = labels
      self.sum = sum
    }

    func end(_ gap: Double) -> Double { start + gap * Double(labels.count) }

    mutating func settle(gap: Double, range: ClosedRange<Double>) {
      let room = range.upperBound - gap * Double(labels.count - 1)
      start = max(range.lowerBound, min(room, sum / Double(labels.count)))
    }
  }
}
