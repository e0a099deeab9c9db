import AttackGraph
import Specs
import Testing

@Suite("Scenarios of techniques")
struct TechniqueScenarioTests {
  @Test("A technique works where its scenario says so, and nowhere else", arguments: names)
  func cases(name: String) throws {
    let scenario = try ScenarioFolders.scenario(name)
    for (number, expected) in scenario.cases.enumerated() {
      try check(expected, of: name, "\(name), case \(number + 1) (\(expected.estate))")
    }
  }

  private static let names = ScenarioFolders.names

  private func check(
    _ expected: TechniqueScenario.Case, of technique: String, _ place: String
  ) throws {
    let run: ScenarioRun
    do {
      run = try ScenarioRun(expected)
    } catch {
      Issue.record("\(place): \(error)")
      return
    }
    #expect(
      run.takes(technique) == expected.takes,
      """
      \(place): expected \(technique) \(expected.takes ? "" : "not ")to be a step from \
      \(expected.sources.joined(separator: " and ")), which reaches
        \(run.reached)
      """)
    for target in expected.reaches {
      #expect(
        try run.reaches(target), "\(place): expected to reach \(target), got\n  \(run.reached)")
    }
    for target in expected.never {
      #expect(
        try !run.reaches(target), "\(place): reached \(target), among\n  \(run.reached)")
      // A misspelt name is never reached either.
      #expect(try run.knows(target), "\(place): the estate has no \(target)")
    }
  }
}
