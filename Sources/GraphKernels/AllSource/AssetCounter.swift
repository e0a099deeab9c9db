/// Adds up what the rows of the components asked for are worth.
struct AssetCounter: RowVisitor {
  /// By place in the answer; shape [components asked for].
  private(set) var counts: [UInt64]
  private(set) var weights: [UInt64]

  /// Place in the answer of each component, `notAsked` without one; shape [component count].
  private let answers: [UInt32]
  private var block = AssetBlock()

  static let notAsked = UInt32.max

  init(answers: [UInt32], answerCount: Int) {
    self.answers = answers
    counts = Array(repeating: 0, count: answerCount)
    weights = counts
  }

  /// Sets what the bits of the rows to come are worth.
  mutating func begin(_ block: AssetBlock) { self.block = block }

  @inline(__always)
  mutating func visit(_ component: Int, _ row: inout BitRow, isMerged: Bool) {
    let answer = answers[component]
    guard answer != Self.notAsked else { return }
    let total = block.total(of: row)
    counts[Int(answer)] &+= total.count
    weights[Int(answer)] &+= total.weight
  }
}
