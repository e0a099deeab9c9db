import Foundation
import Testing

/// `blastlab kernel …` as a user runs it.
@Suite("The kernel commands")
struct KernelCommandTests {
  private static let files = [
    "g.tg": """
    v a - 50
    v b 3 -
    j j - -
    v t - -
    e a b 1 10
    e a j 1 inf
    e b j 1 inf
    e j t 2 inf

    """
  ]

  private static func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["kernel"] + arguments, files: files)
  }

  @Test("Each subcommand prints its lines")
  func lines() throws {
    let answers: [([String], String)] = [
      (["reach", "g.tg", "--from", "a"], "a\nb\nj\nt\n"),
      (
        ["replay", "g.tg", "--from", "a", "--at", "0", "--until", "90"],
        "a\t0\t50\nb\t4\t60\nj\t5\t-\nt\t7\t-\n"
      ),
      (
        ["replay", "g.tg", "--from", "a", "--at", "0", "--until", "90", "--to", "t"],
        "a\t0\t50\nb\t4\t60\nj\t5\t-\nt\t7\t-\n\nt, first held:\na\t0\t50\nb\t4\t60\tfrom a\n"
          + "j\t5\t-\tfrom b and a\nt\t7\t-\tfrom j\n"
      ),
      (
        ["blast", "g.tg", "--assets", "t=5,b", "--threads", "2"],
        "a\t2\t6\nb\t1\t1\nj\t1\t5\nt\t1\t5\n"
      ),
      (["blast", "g.tg", "--assets", "t=5", "--from", "j,a"], "a\t1\t5\nj\t1\t5\n"),
      (
        ["choke", "g.tg", "--from", "a", "--assets", "t=5"],
        "v\tb\t1\t5\nv\tj\t1\t5\nv\tt\t1\t5\n"
      ),
      (
        ["cut", "g.tg", "--from", "a", "--to", "t", "--keep", "j"],
        "cost 1, the least there is\nb\t1\n"
      ),
      (
        ["cut", "g.tg", "--from", "a", "--to", "t", "--costs", "b=4,j=3"],
        "cost 3, the least there is\nj\t3\n"
      ),
      (
        ["cut", "g.tg", "--from", "a", "--to", "t", "--keep", "b,j"],
        "no cut: t stays within reach whatever is removed\n"
      ),
      (
        ["paths", "g.tg", "--from", "a", "--to", "t"],
        "2\ta j t\tj+b\n3\ta b j t\tj+a\n"
      ),
      (
        ["paths", "g.tg", "--from", "a", "--to", "t", "--durations", "--count", "1"],
        "3\ta j t\tj+b\n"
      ),
    ]
    for (arguments, expected) in answers {
      let outcome = try Program.run(["kernel"] + arguments, files: Self.files)
      #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
      #expect(outcome.output == expected, "\(arguments)")
      #expect(outcome.errors.isEmpty)
    }
  }

  @Test("JSON holds the same")
  func json() throws {
    let cut = try Program.json(
      ["kernel", "cut", "g.tg", "--from", "a", "--to", "t", "--keep", "j"], files: Self.files)
    #expect(cut["isOptimal"] as? Bool == true && cut["upper"] as? Int == 1)
    let paths = try Program.json(
      ["kernel", "paths", "g.tg", "--from", "a", "--to", "t"], files: Self.files)
    #expect((paths["paths"] as? [[String: Any]])?.compactMap { $0["length"] as? Int } == [2, 3])
    let blast = try Program.json(
      ["kernel", "blast", "g.tg", "--assets", "t=5"], files: Self.files)
    #expect((blast["rows"] as? [[String: Any]])?.count == 4)
  }

  @Test("An unknown id, a bad number and a bad option are one error with their exit status")
  func faults() throws {
    let questions: [([String], Int32, String)] = [
      (
        ["blast", "g.tg", "--assets", "z"], 65,
        "g.tg: unknown asset 'z'; expected the id of a v or j record"
      ),
      (
        ["blast", "g.tg", "--assets", "t=x"], 65,
        "g.tg: bad weight 'x' in 't=x'; expected a whole number, 0 or more"
      ),
      (["choke", "g.tg", "--from", "z", "--assets", "t"], 65, "unknown source 'z'"),
      (["cut", "g.tg", "--from", "a", "--to", "z"], 65, "unknown target 'z'"),
      (["cut", "g.tg", "--from", "a", "--to", "t", "--costs", "b"], 65, "missing cost of 'b'"),
      (
        ["cut", "g.tg", "--from", "a", "--to", "t", "--costs", "b=\(UInt64.max)"], 65,
        "g.tg: the costs of what may be removed add up to 2 to the power 64 or more"
      ),
      (["paths", "g.tg", "--from", "a", "--to", "t", "--count", "0"], 64, "--count is 1 or more."),
      (
        ["blast", "g.tg", "--assets", "t", "--threads", "0"], 64, "--threads is between 1 and 1024."
      ),
      (["blast", "g.tg", "--assets", ","], 64, "--assets names no vertex."),
      (["blast", "none.tg", "--assets", "t"], 74, "none.tg: cannot be read"),
    ]
    for (arguments, status, message) in questions {
      let outcome = try Program.run(["kernel"] + arguments, files: Self.files)
      #expect(outcome.status == status, "\(arguments)")
      #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }
}
