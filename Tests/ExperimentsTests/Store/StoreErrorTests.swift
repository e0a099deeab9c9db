import Experiments
import Foundation
import GRDB
import Testing

@Suite("Result store: files that are not results")
struct StoreErrorTests {
  private let folder: TemporaryFolder
  private let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.file("results.sqlite")
  }

  private func problem() -> StoreError.Problem? {
    do {
      _ = try ResultStore.load(url)
      return nil
    } catch {
      #expect(error.file == url.path)
      #expect(error.description.hasPrefix(url.path + ": "))
      return error.problem
    }
  }

  /// Changes a good database behind the store's back.
  private func alter(_ statements: String...) throws {
    try RecordedRun.small.write(to: url)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: url.path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      for statement in statements { try database.execute(sql: statement) }
    }
    try queue.close()
  }

  @Test("No file")
  func missing() {
    #expect(problem() == .missing)
  }

  @Test("A folder")
  func folderInstead() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    #expect(problem() == .inputOutput("is a folder, expected a file"))
  }

  @Test("An empty file")
  func empty() throws {
    try Data().write(to: url)
    #expect(problem() == .empty)
  }

  @Test("Text, short or long", arguments: [1, 15, 16, 1000, 100_000])
  func text(length: Int) throws {
    try Data(repeating: UInt8(ascii: "x"), count: length).write(to: url)
    #expect(problem() == .notADatabase)
  }

  @Test("A header with nothing behind it")
  func headerOnly() throws {
    try Data("SQLite format 3\0".utf8).write(to: url)
    let problem = problem()
    #expect(problem == .notADatabase || problem == .notResults)
  }

  @Test("Another program's database")
  func foreign() throws {
    let queue = try DatabaseQueue(path: url.path)
    try queue.write { try $0.execute(sql: "CREATE TABLE trial (cell INTEGER)") }
    try queue.close()
    #expect(problem() == .notResults)
  }

  @Test("A version this program does not read", arguments: [0, 1, 3, 5, 99])
  func version(found: Int) throws {
    try alter("PRAGMA user_version = \(found)")
    #expect(problem() == .version(found: found, supported: 4))
    let text = StoreError(file: "f", problem: .version(found: found, supported: 4)).description
    #expect(text.contains(found > 4 ? "newer" : "older"))
  }

  @Test("A table that is gone, renamed or changed")
  func tables() throws {
    try alter("DROP TABLE diagram_edge")
    #expect(problem() == .missingTable("diagram_edge"))
    try alter("ALTER TABLE timeline DROP COLUMN approver_utilisation")
    #expect(problem() == .alteredTable("timeline"))
    try alter("DROP VIEW trial_view")
    #expect(problem() == .missingTable("trial_view"))
  }

  @Test("A researcher's own table does no harm")
  func ownTable() throws {
    try alter("CREATE TABLE my_notes (note TEXT)", "INSERT INTO my_notes VALUES ('kept')")
    #expect(problem() == nil)
  }

  @Test("Rows that refer to nothing")
  func references() throws {
    try alter("DELETE FROM cell WHERE id = 1")
    guard case .damaged(let detail) = problem() else {
      Issue.record("not called damaged")
      return
    }
    #expect(detail.contains("missing row of 'cell'"))
  }

  @Test("A request that came to nothing known")
  func outcome() throws {
    try alter(
      "PRAGMA ignore_check_constraints = 1",
      "UPDATE request SET outcome = 'lost' WHERE position = 0")
    guard case .damaged(let detail) = problem() else {
      Issue.record("not called damaged")
      return
    }
    #expect(detail.contains("request"))
  }

  @Test("An experiment that is gone or has no seed")
  func experiment() throws {
    try alter("DELETE FROM experiment")
    #expect(problem() == .damaged("table 'experiment' has no row"))
    try alter("UPDATE experiment SET seed = '-1'")
    #expect(
      problem() == .damaged("experiment.seed '-1' is not an unsigned 64-bit number"))
  }

  @Test("A curve that lost a point")
  func curve() throws {
    try alter("DELETE FROM curve_point WHERE cell = 1 AND unit = 2 AND position = 1")
    #expect(problem() == .damaged("cell 1, unit 2: 2 curve points, expected 3"))
  }

  @Test("An objective that is known at some offsets only")
  func objectiveCurve() throws {
    try alter(
      "UPDATE curve_point SET objective_share = NULL WHERE cell = 1 AND unit = 2 AND position = 1")
    #expect(
      problem()
        == .damaged("cell 1, unit 2: the objective has no share at some offsets"))
  }

  @Test("A file cut short or overwritten in the middle", arguments: [true, false])
  func pages(cutShort: Bool) throws {
    try RecordedRun.random(seed: 5).write(to: url)
    var bytes = try Data(contentsOf: url)
    if cutShort {
      bytes.removeLast(bytes.count / 2)
    } else {
      let middle = bytes.count / 2
      bytes.replaceSubrange(middle..<(middle + 8192), with: Data(repeating: 0xA5, count: 8192))
    }
    try bytes.write(to: url)
    guard case .damaged = problem() else {
      Issue.record("not called damaged: \(String(describing: problem()))")
      return
    }
  }

  @Test("Writing into a folder that does not exist")
  func noFolder() {
    let target = folder.file("none").appendingPathComponent("results.sqlite")
    let error = #expect(throws: StoreError.self) { try ResultStore.create(at: target) }
    #expect(error?.isInputOutput == true)
    #expect(error?.description.contains("does not exist") == true)
  }

  @Test("Finishing where a folder of that name stands leaves nothing behind")
  func blockedName() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    #expect(throws: StoreError.self) { try RecordedRun.small.write(to: url) }
    #expect(try folder.entries == ["results.sqlite"])
  }
}
