import Foundation
import Specs
import Testing

@Suite("Reading a technique's scenario")
struct TechniqueScenarioReadingTests {
  private static func cases() throws -> [TechniqueScenario.Case] {
    let text = try String(contentsOf: Fixture.url("parts/scenario.yaml"), encoding: .utf8)
    let file = try SpecFile.read(text, path: Fixture.url("scenario.yaml").path)
    guard case .techniqueScenario(let scenario) = file else { throw Reading.WrongKind() }
    #expect(scenario.name == "token-mint")
    #expect(scenario.description == "One sentence.")
    return scenario.cases
  }

  @Test("a case that says little gets the defaults")
  func defaults() throws {
    let cases = try Self.cases()
    var expected = TechniqueScenario.Case(
      estate: "manifest.yaml", estatePath: Fixture.url("manifest.yaml").path,
      sources: ["sa:shop/a", "sa:shop/b"], takes: false)
    expected.why = "Two halves."
    #expect(cases[0] == expected)
  }

  @Test("a case that says all is read in full")
  func full() throws {
    let found = try Self.cases()[1]
    #expect(found.context?.name == "shop")
    #expect(found.contextFile == "surroundings.yaml")
    #expect(found.version == TechniqueScenario.Version(major: 1, minor: 34))
    #expect(found.unknownKinds == ["Secret", "Namespace"])
    #expect(found.assumed && found.takes && found.why.isEmpty)
    #expect(found.sources == ["sa:shop/a"])
    #expect(found.reaches == ["sa:shop/app"])
    #expect(found.never == ["cluster:cluster"])
  }
}
