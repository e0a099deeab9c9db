import Experiments
import Foundation
import TestSupport
import Testing

@Suite("Result store: writing and reading back")
struct ResultStoreTests {
  private let folder: TemporaryFolder
  private let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.file("results.sqlite")
  }

  @Test("What was written is read back, value for value")
  func roundTrip() throws {
    try RecordedRun.small.write(to: url)
    #expect(try ResultStore.loadRun(url) == RecordedRun.small)
    #expect(try folder.entries == ["results.sqlite"])
  }

  @Test("Undefined values, missing units and empty timelines survive", arguments: 1...5)
  func randomRoundTrip(seed: Int) throws {
    let run = RecordedRun.random(seed: UInt64(seed))
    try run.write(to: url)
    #expect(try ResultStore.loadRun(url) == run)
  }

  @Test("The order of writing leaves no trace", arguments: 1...5)
  func orderOfWriting(seed: Int) throws {
    let run = RecordedRun.random(seed: 77)
    let shuffled = folder.file("shuffled.sqlite")
    try run.write(to: url)
    try run.write(to: shuffled, shuffledBy: SplitMix(seed: UInt64(seed)))
    #expect(try CanonicalDump.text(of: url) == CanonicalDump.text(of: shuffled))
    let results = try [url, shuffled].map { Aggregation.results(of: try ResultStore.loadRun($0)) }
    #expect(SummaryJSON.text(for: results[0]) == SummaryJSON.text(for: results[1]))
  }

  @Test("A database with fewer trials or timelines than the experiment asked for is refused")
  func incomplete() throws {
    for loss in 0..<3 {
      var run = RecordedRun.small
      switch loss {
      case 0: run.cells[0].units[0].trials.removeLast()
      case 1: run.cells[0].units.removeLast()
      default: run.arms[0].timelines.removeLast()
      }
      try run.write(to: url)
      let error = #expect(throws: StoreError.self) { try ResultStore.load(url) }
      #expect(error?.description.contains("the run is not complete") == true)
    }
  }

  @Test("Loading aggregates what the rows say")
  func loadAggregates() throws {
    try RecordedRun.small.write(to: url)
    #expect(try ResultStore.load(url) == Aggregation.results(of: .small))
  }

  @Test("A store that is dropped leaves nothing")
  func dropped() throws {
    do {
      let store = try ResultStore.create(at: url)
      try RecordedRun.small.write(into: store)
      #expect(try folder.entries == ["results.sqlite.partial"])
    }
    #expect(try folder.entries == [])
  }

  @Test("Until it is finished, a run leaves the earlier database as it was")
  func earlierDatabase() throws {
    try RecordedRun.small.write(to: url)
    let before = try Data(contentsOf: url)
    let run = RecordedRun.random(seed: 3)
    let store = try ResultStore.create(at: url)
    try run.write(into: store)
    #expect(try Data(contentsOf: url) == before)
    try store.finish()
    #expect(try ResultStore.loadRun(url) == run)
    #expect(try folder.entries == ["results.sqlite"])
  }

  @Test("What a killed run left behind does not disturb the next")
  func leftOver() throws {
    let partial = ResultStore.partialFile(of: url)
    try Data("half a database".utf8).write(to: partial)
    #expect(throws: StoreError(file: url.path, problem: .unfinished(partial: partial.path))) {
      try ResultStore.load(url)
    }
    try RecordedRun.small.write(to: url)
    #expect(try ResultStore.loadRun(url) == RecordedRun.small)
  }

  @Test("A unit written twice is refused and the first kept")
  func duplicate() throws {
    let store = try ResultStore.create(at: url)
    try RecordedRun.small.write(into: store)
    let cell = RecordedRun.small.cells[0]
    let error = #expect(throws: StoreError.self) {
      try store.write(cell: cell.key, unit: cell.units[0])
    }
    #expect(error?.isInputOutput == true)
    #expect(error?.description.contains("UNIQUE constraint failed: trial.cell") == true)
    try store.finish()
    #expect(try ResultStore.loadRun(url) == RecordedRun.small)
  }

  @Test("A diagram whose edge leads nowhere is refused as a whole")
  func danglingEdge() throws {
    let store = try ResultStore.create(at: url)
    var run = RecordedRun.small
    let diagram = try #require(run.diagrams.first)
    run.diagrams = []
    try run.write(into: store)
    var dangling = diagram
    dangling.edges.append(.init(tail: "v1", head: "v9", label: "", share: 1))
    #expect(throws: StoreError.self) { try store.write(diagram: dangling) }
    try store.write(diagram: diagram)
    try store.finish()
    #expect(try ResultStore.loadRun(url) == RecordedRun.small)
  }
}
