import Foundation
import GraphKernels
import TestSupport
import Testing

/// One `.tg` file of the fixtures, the call in its first line and what must be printed.
struct TimedSample: CustomTestStringConvertible {
  let name: String
  let text: String
  let expected: String

  static let all: [TimedSample] = {
    let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures/timed")
    guard let folder, let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return [] }
    return files.filter { $0.hasSuffix(".tg") }.sorted().compactMap { file in
      let graph = folder.appendingPathComponent(file)
      let result = graph.deletingPathExtension().appendingPathExtension("expected")
      guard let text = try? String(contentsOf: graph, encoding: .utf8),
        let expected = try? String(contentsOf: result, encoding: .utf8)
      else { return nil }
      return TimedSample(name: file, text: text, expected: expected)
    }
  }()

  var testDescription: String { name }

  /// The sources, start and end of `# --from a,b --at T --until H`.
  func call() throws -> (sources: [String], start: Int64, horizon: Int64) {
    struct BadCall: Error {}
    let words = text.prefix { $0 != "\n" }.split(separator: " ").map(String.init)
    guard words.count == 7, words[1] == "--from", words[3] == "--at", words[5] == "--until",
      let start = Int64(words[4]), let horizon = Int64(words[6])
    else { throw BadCall() }
    return (words[2].split(separator: ",").map(String.init), start, horizon)
  }

  /// The sample as a case for the oracles.
  func graphCase() throws -> TimedGraphCase {
    let graph = try TimedGraphText.parse(text)
    let (sources, start, horizon) = try call()
    let topology = graph.topology
    var edges = Array(
      repeating: TimedEdge(tail: 0, head: 0, lifetimeExtension: 0), count: topology.edgeCount)
    for slot in 0..<topology.edgeCount {
      edges[Int(topology.graph.originalEdge(ofSlot: UInt32(slot)))] = TimedEdge(
        tail: topology.tail(ofSlot: UInt32(slot)), head: topology.heads[slot],
        duration: topology.durations[slot], lifetimeExtension: topology.extensions[slot])
    }
    var needs: [UInt32: UInt32?] = [:]
    for (vertex, need) in topology.joinNeeds.enumerated() where need > 0 {
      needs.updateValue(need, forKey: UInt32(vertex))
    }
    return TimedGraphCase(
      vertexCount: graph.ids.count, edges: edges, joinNeeds: needs, windows: graph.windows,
      sources: sources.compactMap { graph.vertex($0).map { TimedSource(vertex: $0) } },
      start: start, horizon: horizon)
  }
}
