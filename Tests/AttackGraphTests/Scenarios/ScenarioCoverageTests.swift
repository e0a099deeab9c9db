import AttackGraph
import Foundation
import Specs
import Testing

/// Every row of the catalogue is shown to work and shown to stop.
@Suite("Coverage of the catalogue")
struct ScenarioCoverageTests {
  private static let ids = Catalogue.standard.techniques.map(\.id).sorted()

  @Test("Rows of the catalogue, folders, scenarios and headings of the page are the same set")
  func sameSets() throws {
    #expect(ScenarioFolders.names == Self.ids, "folders of scenarios/techniques")
    #expect(ScenarioFolders.readable.map(\.name).sorted() == Self.ids, "names of scenarios")
    let page = try String(
      contentsOf: ScenarioFolders.repository.appendingPathComponent("docs/TECHNIQUES.md"),
      encoding: .utf8)
    let headings = page.split(separator: "\n").filter { $0.hasPrefix("### ") }
      .map { String($0.dropFirst(4)) }
    #expect(headings.sorted() == Self.ids, "headings of docs/TECHNIQUES.md")
  }

  @Test("Each scenario says what it shows, and has a case for and one against")
  func bothWays() {
    #expect(!ScenarioFolders.readable.isEmpty)
    for scenario in ScenarioFolders.readable {
      #expect(!scenario.description.isEmpty, "\(scenario.name)")
      #expect(scenario.cases.contains { $0.takes }, "\(scenario.name) shows it nowhere")
      #expect(scenario.cases.contains { !$0.takes }, "\(scenario.name) excludes it nowhere")
      let unexplained = scenario.cases.filter { !$0.takes && $0.why.isEmpty }
      #expect(unexplained.isEmpty, "\(scenario.name) says not why")
    }
  }

  @Test("A request that takes several rights does not work when two principals hold the halves")
  func halves() throws {
    let readable = Dictionary(
      uniqueKeysWithValues: ScenarioFolders.readable.map { ($0.name, $0) })
    var count = 0
    for technique in Catalogue.standard.techniques {
      guard case .request(let rights, _, _, _) = technique.condition, rights.count > 1,
        let scenario = readable[technique.id]
      else { continue }
      count += 1
      #expect(
        scenario.cases.contains { !$0.takes && $0.sources.count >= 2 },
        "\(technique.id) has no case of two principals")
    }
    #expect(count > 0)
  }
}
