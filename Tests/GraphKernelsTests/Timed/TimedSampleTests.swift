import GraphKernels
import TestSupport
import Testing

@Suite("Timed graph samples")
struct TimedSampleTests {
  @Test("All samples are found")
  func count() {
    #expect(TimedSample.all.count == 16)
  }

  @Test("A replay prints exactly what the sample expects", arguments: TimedSample.all)
  func replay(_ sample: TimedSample) throws {
    let (sources, start, horizon) = try sample.call()
    let graph = try TimedGraphText.parse(sample.text)
    let printed = try graph.replay(from: sources, at: start, until: horizon)
    #expect(printed == sample.expected)
  }

  @Test("The oracle agrees with the sample too", arguments: TimedSample.all)
  func oracle(_ sample: TimedSample) throws {
    let graph = try TimedGraphText.parse(sample.text)
    let horizon = try sample.call().horizon
    let holdings = TimedOracle.replay(try sample.graphCase())
    let lines = zip(graph.ids, holdings).compactMap { id, holding in
      holding.map { "\(id)\t\($0.arrival)\t\($0.expiry == horizon ? "-" : "\($0.expiry)")" }
    }
    #expect(lines.sorted() == sample.expected.split(separator: "\n").map(String.init))
  }

  @Test("Static reach prints a superset of the replay, sorted", arguments: TimedSample.all)
  func reach(_ sample: TimedSample) throws {
    let graph = try TimedGraphText.parse(sample.text)
    let reached = try graph.reach(from: try sample.call().sources)
      .split(separator: "\n").map(String.init)
    let wanted = StaticOracle.reach(try sample.graphCase())
    #expect(reached == zip(graph.ids, wanted).filter { $0.1 }.map { $0.0 }.sorted())
    let replayed = sample.expected.split(separator: "\n")
      .compactMap { $0.split(separator: "\t").first }
    #expect(replayed.allSatisfy { reached.contains(String($0)) })
  }
}
