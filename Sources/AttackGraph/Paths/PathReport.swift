/// What it takes to get somewhere, as a value for JSON.
package struct PathReport: Encodable, Sendable, Hashable {
  /// One line of the derivation: a step, or, for a join, the steps it needs together.
  package struct Step: Encodable, Sendable, Hashable {
    /// Counted from 1.
    package var number: Int
    package var technique: String
    package var title: String
    package var attackID: String?
    /// `certain`, `unknown` or `assumed`; of a join, that of its least sure premise.
    package var certainty: String
    /// What the step leads from; for a join, one per premise.
    package var tails: [String]
    package var head: String
    /// What in the estate or the policy makes it possible, premise by premise.
    package var because: [String]
    /// Numbers of the steps it follows from, premise by premise; 0 is where the attacker starts.
    package var follows: [Int]
    package var mitigation: String
  }

  package var name: String
  package var isReached: Bool
  /// Whether it is reached by steps that are certain.
  package var isCertain: Bool
  /// In order, each after those it follows from.
  package var path: [Step]

  /// - Parameters:
  ///   - vertices: What the name stands for; the way leads to the first that is reached, along
  ///     certain steps if any is reached along them.
  ///   - sure: The same search along certain steps only.
  package init(
    to name: String, _ vertices: [UInt32], _ analysis: Analysis, sure: Analysis
  ) {
    self.name = name
    let certain = vertices.lazy.compactMap { sure.derivation(of: $0) }.first
    let lines = certain ?? vertices.lazy.compactMap { analysis.derivation(of: $0) }.first
    isReached = lines != nil
    isCertain = certain != nil
    path = (lines ?? []).enumerated().map { Step($0.element, number: $0.offset + 1) }
  }
}

extension PathReport.Step {
  init(_ line: Analysis.Inference, number: Int) {
    let technique = line.inputs[0].step.technique
    self.init(
      number: number, technique: technique.id, title: technique.title,
      attackID: technique.attackID, certainty: line.certainty.word,
      tails: line.inputs.map(\.step.tail.label), head: line.head.label,
      because: line.inputs.map(\.step.because), follows: line.inputs.map { ($0.line ?? -1) + 1 },
      mitigation: technique.mitigation)
  }
}
