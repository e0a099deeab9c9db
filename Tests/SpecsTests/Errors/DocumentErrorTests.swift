import Specs
import Testing

@Suite("Documents that are wrong")
struct DocumentErrorTests {
  private static func cases(_ name: String) -> [BadText] {
    (try? ErrorTable(name).cases) ?? []
  }

  @Test(
    "The document before the errors is right",
    arguments: ["policy", "controls", "compromise", "estate", "context", "experiment", "scenario"])
  func good(name: String) throws {
    let table = try ErrorTable(name)
    #expect(table.cases.count >= 15)
    #expect(BadText.answer(to: table.good) == nil)
  }

  @Test("a policy gets one clear error", arguments: cases("policy"))
  func policy(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }

  @Test("the controls of a policy get one clear error", arguments: cases("controls"))
  func controls(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }

  @Test("a compromise gets one clear error", arguments: cases("compromise"))
  func compromise(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }

  @Test("an estate specification gets one clear error", arguments: cases("estate"))
  func estate(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }

  @Test("an estate context gets one clear error", arguments: cases("context"))
  func context(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }

  @Test("an experiment gets one clear error", arguments: cases("experiment"))
  func experiment(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }

  @Test("a technique's scenario gets one clear error", arguments: cases("scenario"))
  func scenario(_ bad: BadText) {
    #expect(bad.answer == bad.error)
  }
}
