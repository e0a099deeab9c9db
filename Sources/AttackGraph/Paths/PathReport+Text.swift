extension PathReport {
  /// The way for a terminal, and what of it is unknown or assumed.
  package var lines: [String] {
    guard isReached else { return ["\(name) is not reached."] }
    let count = path.count == 1 ? "1 step" : "\(path.count) steps"
    return ["Path to \(name), \(count):"] + path.flatMap(\.lines) + findings
  }

  /// What a reader must know before believing the path.
  private var findings: [String] { path.doubts(of: "No path is certain") }
}

extension [PathReport.Step] {
  /// A sentence for each kind of doubt about some of the steps.
  func doubts(of conclusion: String) -> [String] {
    let doubts: [(certainty: Certainty, meaning: String)] = [
      (.unknown, "the dump lacks what would decide it"),
      (.assumed, "it needs what the estate does not say"),
    ]
    return doubts.compactMap { doubt in
      let numbers = filter { $0.certainty == doubt.certainty.word }.map { "\($0.number)" }
      guard !numbers.isEmpty else { return nil }
      let steps =
        numbers.count == 1
        ? "step \(numbers[0]) is" : "steps \(numbers.joined(separator: ", ")) are"
      return "\(conclusion): \(steps) \(doubt.certainty.word), as \(doubt.meaning)."
    }
  }
}

extension PathReport.Step {
  var lines: [String] {
    tails.count > 1 ? joinLines : stepLines
  }

  /// A chain says of itself what follows from what; only a jump is said.
  private var stepLines: [String] {
    let origin = follows[0] == number - 1 ? "" : ", after \(Self.place(follows[0]))"
    return [
      "  \(number). \(tails[0]) → \(head)\(origin)", "       \(titleAndIDs): \(because[0])",
    ]
  }

  /// A join says each of its premises.
  private var joinLines: [String] {
    let places = follows.map(Self.place)
    let premises = tails.indices.map { premise in
      "       - \(tails[premise]) (\(places[premise])): \(because[premise])"
    }
    return [
      "  \(number). → \(head)",
      "       \(titleAndIDs), needs all of: \(places.joined(separator: ", "))",
    ] + premises
  }

  /// `Execute in a pod [pod-exec, T1609, unknown]`.
  private var titleAndIDs: String {
    let mark = certainty == Certainty.certain.word ? nil : certainty
    let ids = [technique, attackID, mark].compactMap { $0 }
    return "\(title) [\(ids.joined(separator: ", "))]"
  }

  private static func place(_ number: Int) -> String {
    number == 0 ? "the start" : "step \(number)"
  }
}
