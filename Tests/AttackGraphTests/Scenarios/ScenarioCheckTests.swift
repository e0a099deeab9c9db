import AttackGraph
import Specs
import Testing

@Suite("Checking a technique's scenario against the catalogue")
struct ScenarioCheckTests {
  private func error(
    _ name: String = "token-mint", from: [String] = ["sa:shop/a"], reaches: [String] = [],
    never: [String] = []
  ) -> String? {
    var first = TechniqueScenario.Case(
      estate: "a.yaml", estatePath: "a.yaml", sources: ["user:ann"], takes: true)
    first.reaches = ["c1/cluster:c1"]
    var second = first
    (second.sources, second.reaches, second.never) = (from, reaches, never)
    let scenario = TechniqueScenario(name: name, description: "", cases: [first, second])
    do throws(SpecificationError) {
      try scenario.check(
        file: "f.yaml", techniques: Catalogue.standard.techniques.map(\.id),
        problem: VertexQuery.problem)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("Those that ship are right", arguments: ScenarioFolders.readable)
  func shipped(scenario: TechniqueScenario) throws {
    try scenario.check(
      file: "scenario.yaml", techniques: Catalogue.standard.techniques.map(\.id),
      problem: VertexQuery.problem)
  }

  @Test("An id that no technique has is told with the one that was meant")
  func ids() {
    #expect(error() == nil)
    #expect(
      error("token-mnt")
        == "f.yaml: metadata.name: expected the id of a technique, found \"token-mnt\"; "
        + "did you mean token-mint?")
    #expect(
      error("zzzzzz")
        == "f.yaml: metadata.name: expected the id of a technique, found \"zzzzzz\"")
  }

  @Test(
    "A text that names nothing is told by its key",
    arguments: ["shop/a", "sa:shop", "account:shop/a", "sa:", "pod:a/b/c", "container:a/b"])
  func malformed(text: String) {
    let words = "\"\(text)\" names nothing; expected [CLUSTER/]KIND:NAME"
    #expect(error(from: [text])?.hasPrefix("f.yaml: spec.cases[1].from: \(words)") == true)
    #expect(
      error(reaches: ["sa:a/b", text])?.hasPrefix("f.yaml: spec.cases[1].reaches: \(words)")
        == true)
    #expect(error(never: [text])?.hasPrefix("f.yaml: spec.cases[1].never: \(words)") == true)
  }

  @Test("An attacker starts nowhere that leads nowhere")
  func assets() {
    #expect(
      error(from: ["namespace:shop"])
        == "f.yaml: spec.cases[1].from: an attacker cannot start at namespace:shop: it leads nowhere"
    )
    #expect(error(reaches: ["namespace:shop"], never: ["c/cluster:c"]) == nil)
  }
}
