/// Joins whose bits share one block.
struct JoinBlock: Sendable {
  private(set) var planes: [JoinPlanes] = []
  private(set) var fields: [JoinField] = []

  /// Words in use.
  private(set) var wordCount = 0

  /// The vertices that stand for each bit; one vertex may stand for many.
  private(set) var marks: [JoinMark] = []

  mutating func addPlanes(_ group: [LiveJoin], _ live: LiveJoins) {
    let inputCount = group[0].inputs.count
    for (lane, join) in group.enumerated() {
      for (position, input) in live.inputs[join.inputs].enumerated() {
        marks.append(JoinMark(vertex: input, bit: (wordCount + position) * 64 + lane))
      }
      marks.append(JoinMark(vertex: join.vertex, bit: (wordCount + inputCount) * 64 + lane))
    }
    planes.append(
      JoinPlanes(
        inputWords: wordCount..<wordCount + inputCount, need: Int(group[0].need),
        joins: group.map(\.vertex)))
    wordCount += inputCount + 1
  }

  mutating func addField(_ join: LiveJoin, _ live: LiveJoins) {
    let words = wordCount..<wordCount + JoinField.wordCount(inputCount: join.inputs.count)
    marks.append(JoinMark(vertex: join.vertex, bit: wordCount * 64))
    for (position, input) in live.inputs[join.inputs].enumerated() {
      marks.append(JoinMark(vertex: input, bit: wordCount * 64 + 1 + position))
    }
    fields.append(JoinField(words: words, need: Int(join.need), join: join.vertex))
    wordCount = words.upperBound
  }
}

/// A vertex whose component holds a bit from the start.
struct JoinMark: Sendable {
  var vertex: UInt32
  var bit: Int
}
