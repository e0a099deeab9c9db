import GraphKernels
import TestSupport
import Testing

/// What the subcommands of `kernel` answer.
@Suite("Answers about graphs in text form")
struct TimedGraphAnswerTests {
  /// Two ways from a to t, of which one is longer in time; j needs both of its inputs.
  private static let text = """
    v a - -
    v b - -
    v c - -
    v d - -
    j j - -
    v t - -
    e a b 1 inf
    e a c 5 inf
    e b j 1 inf
    e c j 1 inf
    e j t 1 inf
    e a d 50 inf
    e d t 50 inf
    """

  private static func graph() throws -> TimedGraphText { try TimedGraphText.parse(text) }

  @Test("Blast: one line per vertex, sorted, joins honoured, any number of threads")
  func blast() throws {
    let graph = try Self.graph()
    let answer = try graph.blast(from: nil, assets: ["t=100", "b", "j=7"], threads: 1)
    #expect(
      answer.text == "a\t3\t108\nb\t1\t1\nc\t0\t0\nd\t1\t100\nj\t2\t107\nt\t1\t100\n")
    #expect(try graph.blast(from: nil, assets: ["t=100", "b", "j=7"], threads: 3) == answer)
    #expect(
      try graph.blast(from: ["d", "c", "d"], assets: ["t"], threads: 1).text == "c\t0\t0\nd\t1\t1\n"
    )
  }

  @Test("Choke: the greatest loss first; without a second way nothing is spared")
  func choke() throws {
    let graph = try Self.graph()
    #expect(
      try graph.chokePoints(from: ["a"], assets: ["j=7", "t=9"], withEdges: false).text
        == "v\tt\t1\t9\nv\tb\t1\t7\nv\tc\t1\t7\nv\tj\t1\t7\n")
    let withEdges = try graph.chokePoints(from: ["a"], assets: ["j=7"], withEdges: true)
    #expect(withEdges.reachedWeight == 7)
    #expect(
      withEdges.text
        == "v\tb\t1\t7\nv\tc\t1\t7\nv\tj\t1\t7\ne\ta\tb\t1\t7\ne\ta\tc\t1\t7\ne\tb\tj\t1\t7\n"
        + "e\tc\tj\t1\t7\n")
  }

  @Test("Cut: what it costs in words, what cannot be removed stays, and no cut is an answer")
  func cut() throws {
    let graph = try Self.graph()
    let cheap = try graph.cut(from: ["a"], to: ["t"], costs: ["j=5", "d=3"], keeping: [])
    #expect(cheap.upper == 4)
    #expect(cheap.cut.map(\.id).contains("d"))
    let kept = try graph.cut(from: ["a"], to: ["t"], costs: [], keeping: ["b", "c"])
    #expect(kept.text == "cost 2, the least there is\nd\t1\nj\t1\n")
    #expect(try graph.cut(from: ["a"], to: ["a"], costs: [], keeping: []).uncuttable == ["a"])
    let none = try graph.cut(from: ["a"], to: ["t"], costs: [], keeping: ["d"])
    #expect(none.text == "no cut: t stays within reach whatever is removed\n")
    #expect(none.upper == nil && none.cut.isEmpty)
  }

  @Test("Paths: by steps or by durations, with what else the joins need")
  func paths() throws {
    let graph = try Self.graph()
    #expect(
      try graph.paths(from: ["a"], to: ["t"], count: 5, by: .steps).text
        == "2\ta d t\n3\ta b j t\tj+c\n3\ta c j t\tj+b\n")
    #expect(
      try graph.paths(from: ["a"], to: ["t"], count: 2, by: .durations).text
        == "3\ta b j t\tj+c\n7\ta c j t\tj+b\n")
    #expect(try graph.paths(from: ["t"], to: ["a"], count: 2, by: .steps).text.isEmpty)
  }

  @Test("Replay: the way to a vertex, what a join came from, and nothing else changes")
  func way() throws {
    let graph = try Self.graph()
    let plain = try graph.replay(from: ["a"], at: 0, until: 99)
    let answer = try graph.replayed(from: ["a"], at: 0, until: 99, to: "j")
    #expect(
      answer.text == plain + "\nj, first held:\na\t0\t-\nc\t5\t-\tfrom a\nj\t6\t-\tfrom c and b\n")
    #expect(
      try graph.replayed(from: ["d"], at: 0, until: 99, to: "a").text.hasSuffix(
        "\na is never held\n"))
  }

  @Test("Replay: a hold that renews itself says so on the longest way")
  func renewal() throws {
    let graph = try TimedGraphText.parse(
      "v a - 10\nv b - -\nv c - -\ne a b 1 20\ne b c 2 0\ne c b 3 50\n")
    let answer = try graph.replayed(from: ["a"], at: 0, until: 100_000, to: "b")
    let ways = try #require(answer.ways)
    #expect(ways.map(\.meaning) == ["first held", "held longest"])
    #expect(ways[0].steps.map(\.held.id) == ["a", "b"])
    #expect(ways[1].steps.map(\.held.id) == ["a", "b", "c", "b"])
    #expect(
      answer.text.hasSuffix(
        "b\t6\t-\tfrom c\trenews itself: a lap from 1 takes 5 s and prolongs the hold by 50 s\n"))
  }

  @Test("A fault in the question is one sentence without a line")
  func faults() throws {
    let graph = try Self.graph()
    func expectFault(_ message: String, _ question: () throws(TimedGraphTextError) -> Void) {
      do throws(TimedGraphTextError) {
        try question()
        Issue.record("no error; expected \(message)")
      } catch {
        #expect(error.line == nil)
        #expect(error.message == message)
      }
    }
    expectFault("unknown asset 'z'; expected the id of a v or j record") {
      () throws(TimedGraphTextError) in
      _ = try graph.blast(from: nil, assets: ["z=4"], threads: 1)
    }
    expectFault("bad weight '-1' in 'a=-1'; expected a whole number, 0 or more") {
      () throws(TimedGraphTextError) in
      _ = try graph.blast(from: nil, assets: ["a=-1"], threads: 1)
    }
    expectFault("asset 'a' is given twice") { () throws(TimedGraphTextError) in
      _ = try graph.chokePoints(from: ["a"], assets: ["a", "a=2"], withEdges: false)
    }
    expectFault("the weights of the assets add up to 2 to the power 64 or more") {
      () throws(TimedGraphTextError) in
      _ = try graph.blast(from: nil, assets: ["a=\(UInt64.max)", "b"], threads: 1)
    }
    expectFault("missing cost of 'b'; expected 'b=<cost>'") { () throws(TimedGraphTextError) in
      _ = try graph.cut(from: ["a"], to: ["t"], costs: ["b"], keeping: [])
    }
    expectFault("'b' has a cost and is to be kept") { () throws(TimedGraphTextError) in
      _ = try graph.cut(from: ["a"], to: ["t"], costs: ["b=2"], keeping: ["b"])
    }
    expectFault("unknown target 'z'; expected the id of a v or j record") {
      () throws(TimedGraphTextError) in
      _ = try graph.replayed(from: ["a"], at: 0, until: 9, to: "z")
    }
  }

  @Test("An id may hold an equals sign")
  func equalsSign() throws {
    let graph = try TimedGraphText.parse("v x=1 - -\nv x - -\ne x x=1 0 inf\n")
    #expect(try graph.blast(from: ["x"], assets: ["x=1", "x=7"], threads: 1).text == "x\t2\t8\n")
    #expect(try graph.blast(from: ["x"], assets: ["x=1=5"], threads: 1).text == "x\t1\t5\n")
  }
}
