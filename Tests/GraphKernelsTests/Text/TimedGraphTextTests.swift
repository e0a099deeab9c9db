import GraphKernels
import TestSupport
import Testing

@Suite("Timed graph text")
struct TimedGraphTextTests {
  @Test("Every kind of record is read, comments and blanks are not")
  func reading() throws {
    let graph = try TimedGraphText.parse(
      """
      # a graph
      e pod token 3 600   # the vertices come later

      v\tpod  -  -\r
        v token 5 90
      j both -7 - 1
      j all 0 -
      e pod both 0 inf#durable
      """)
    #expect(graph.ids == ["pod", "token", "both", "all"])
    #expect(graph.windows.map(\.from) == [.min, 5, -7, 0])
    #expect(graph.windows.map(\.until) == [.max, 90, .max, .max])
    #expect(graph.topology.heads == [1, 2] && graph.topology.durations == [3, 0])
    #expect(graph.topology.extensions == [600, .max])
    #expect(graph.topology.joinNeeds == [0, 0, 1, 1])
    #expect(graph.vertex("token") == 1 && graph.vertex("none") == nil)
  }

  @Test("An empty text is an empty graph")
  func empty() throws {
    #expect(try TimedGraphText.parse("").ids == [])
    #expect(try TimedGraphText.parse("# nothing\n\n").ids == [])
  }

  @Test(
    "A fault names its line and what was expected",
    arguments: [
      ("v a - -\nx a b", 2, "unknown record 'x'; expected v (vertex), j (join) or e (edge)"),
      ("v a -", 1, "missing field until; expected 'v <id> <from> <until>'"),
      ("j", 1, "missing field id; expected 'j <id> <from> <until> [<need>]'"),
      ("v a - - 3", 1, "surplus field '3'; expected 'v <id> <from> <until>'"),
      ("j a - - 1 2", 1, "surplus field '2'; expected 'j <id> <from> <until> [<need>]'"),
      ("v a soon -", 1, "bad from 'soon'; expected whole seconds or '-' for always"),
      ("v a 0 1.5", 1, "bad until '1.5'; expected whole seconds or '-' for always"),
      (
        "v a 0 9223372036854775808", 1,
        "bad until '9223372036854775808'; expected whole seconds or '-' for always"
      ),
      ("j a - - 0", 1, "bad need '0'; expected a number of in-neighbours, 1 or more"),
      ("j a - - all", 1, "bad need 'all'; expected a number of in-neighbours, 1 or more"),
      ("v a - -\n\nv a 1 2", 3, "duplicate id 'a'; it names the vertex of line 1"),
      ("v a - -\ne a a -3 0", 2, "bad duration '-3'; expected whole seconds, 0 or more"),
      ("v a - -\ne a a inf 0", 2, "bad duration 'inf'; expected whole seconds, 0 or more"),
      ("v a - -\ne a a 0 -", 2, "bad extension '-'; expected whole seconds, 0 or more, or 'inf'"),
      ("e a a 0", 1, "missing field extension; expected 'e <tail> <head> <duration> <extension>'"),
      ("e a b 0 0\nv a - -", 1, "unknown vertex 'b'; expected the id of a v or j record"),
    ])
  func faults(text: String, line: Int, message: String) {
    let error = #expect(throws: TimedGraphTextError.self) { try TimedGraphText.parse(text) }
    #expect(error?.line == line && error?.message == message)
    #expect(error.map { "\($0)" } == "line \(line): \(message)")
  }

  @Test("A question about an unknown source has no line")
  func unknownSource() throws {
    let graph = try TimedGraphText.parse("v a - -")
    let replay = #expect(throws: TimedGraphTextError.self) {
      try graph.replay(from: ["a", "b"], at: 0, until: 9)
    }
    #expect(replay?.line == nil)
    #expect(
      replay.map { "\($0)" } == "unknown source 'b'; expected the id of a v or j record")
    #expect(throws: TimedGraphTextError.self) { try graph.reach(from: ["c"]) }
  }

  @Test("Results are sorted by the bytes of the ids")
  func sorting() throws {
    let graph = try TimedGraphText.parse(
      "v n2 - -\nv n10 - -\nv é - -\nv Z - 8\nv a - -\ne n2 n10 1 0\ne n2 Z 0 0\ne n2 é 0 0")
    #expect(
      try graph.replay(from: ["n2"], at: 3, until: 20)
        == "Z\t3\t8\nn10\t4\t-\nn2\t3\t-\né\t3\t-\n")
    #expect(try graph.reach(from: ["n2"]) == "Z\nn10\nn2\né\n")
    #expect(try graph.replay(from: [], at: 3, until: 20) == "")
  }

  @Test("A graph written and read again is the same graph")
  func roundTrip() throws {
    for seed in 0..<500 {
      let random = TimedGraphCase.random(seed: UInt64(seed))
      let graph = TimedGraphText(
        ids: (0..<random.vertexCount).map { "v/\($0)" }, topology: random.topology,
        windows: random.windows)
      #expect(try TimedGraphText.parse(graph.formatted()) == graph, "seed \(seed)")
    }
  }
}
