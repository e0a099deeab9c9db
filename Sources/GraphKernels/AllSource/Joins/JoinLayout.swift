/// Which bits of which block stand for the inputs of each join and for the join itself.
struct JoinLayout: Sendable {
  private(set) var blocks: [JoinBlock] = []

  /// Joins whose inputs do not fit one block.
  private(set) var wide: [LiveJoin] = []

  /// Groups joins of equal need and number of inputs by 64.
  ///
  /// - Parameter joins: Some of the live joins, in their order.
  init(_ joins: [LiveJoin], _ live: LiveJoins) {
    var rest = joins[...]
    while let first = rest.first {
      let group = rest.prefix(64).prefix {
        $0.inputs.count == first.inputs.count && $0.need == first.need
      }
      rest = rest.dropFirst(group.count)
      place(Array(group), inputCount: first.inputs.count, live)
    }
  }

  /// Puts a group into planes or, where that takes fewer words, each join into a field.
  private mutating func place(_ group: [LiveJoin], inputCount: Int, _ live: LiveJoins) {
    guard inputCount < BitRow.bitCount else {
      wide += group
      return
    }
    let fieldWords = JoinField.wordCount(inputCount: inputCount)
    if inputCount <= JoinPlanes.mostInputs && inputCount + 1 <= fieldWords * group.count {
      reserve(words: inputCount + 1)
      blocks[blocks.count - 1].addPlanes(group, live)
    } else {
      for join in group {
        reserve(words: fieldWords)
        blocks[blocks.count - 1].addField(join, live)
      }
    }
  }

  private mutating func reserve(words: Int) {
    if let last = blocks.last, last.wordCount + words <= BitRow.wordCount { return }
    blocks.append(JoinBlock())
  }
}
