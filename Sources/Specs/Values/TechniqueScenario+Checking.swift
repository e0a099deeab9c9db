extension TechniqueScenario {
  /// Checks what only the catalogue of techniques and the attack graph can tell.
  ///
  /// - Parameters:
  ///   - file: What errors call the scenario's file.
  ///   - techniques: Ids of the catalogue.
  ///   - problem: What is wrong with a text that names something, as the end of a sentence; `nil`
  ///     for nothing. It is told whether the attacker is to start there.
  /// - Throws: `SpecificationError` at the first thing that is wrong.
  package func check(
    file: String, techniques: [String],
    problem: (_ text: String, _ isSource: Bool) -> String?
  ) throws(SpecificationError) {
    guard techniques.contains(name) else {
      let hint = NearestName.nearest(to: name, among: techniques).map { "; did you mean \($0)?" }
      throw SpecificationError(
        file: file, field: "metadata.name", problem: "found \(Quotation.quote(name))\(hint ?? "")",
        expected: "the id of a technique")
    }
    for (number, scenarioCase) in cases.enumerated() {
      for (key, texts) in scenarioCase.queries {
        for text in texts {
          guard let problem = problem(text, key == "from") else { continue }
          throw SpecificationError(
            file: file, field: "spec.cases[\(number)].\(key)", problem: problem)
        }
      }
    }
  }
}

extension TechniqueScenario.Case {
  /// The texts that name something in the estate, by their keys.
  fileprivate var queries: [(key: String, texts: [String])] {
    [("from", sources), ("reaches", reaches), ("never", never)]
  }
}
