import Estate
import EstateSources
import Foundation
import Testing

@Suite("Usage files")
struct UsageFileTests {
  private func read(_ text: String) throws -> UsageModel {
    try Dumps.withFolder { folder in
      let file = folder.appendingPathComponent("usage.jsonl")
      try Data(text.utf8).write(to: file)
      return try UsageReader.read(file: file)
    }
  }

  private func text(_ usage: UsageModel) -> String {
    String(decoding: UsageWriter.bytes(of: usage), as: UTF8.self)
  }

  @Test("A model is read back as it was written, and gives the same bytes again", arguments: 0..<60)
  func roundTrip(seed: Int) throws {
    let model = UsageSample.model(seed: seed)
    let written = text(model)
    let again = try read(written)
    #expect(again == model)
    #expect(text(again).utf8.elementsEqual(written.utf8))
  }

  @Test("The order of lines does not matter, and lines of the same permission add up")
  func order() throws {
    let lines = text(UsageSample.model(seed: 7)).split(separator: "\n")
    #expect(lines.count > 10)
    let shuffled = [lines[0]] + lines[1...].reversed()
    #expect(try read(shuffled.joined(separator: "\n")) == UsageSample.model(seed: 7))
    let head = #"{"kind":"UsageModel","apiVersion":"blastlab/v1"}"#
    let record = #"{"username":"a","verb":"get","path":"/","days":[["2026-03-01",2,"00:00:09"]]}"#
    #expect(try read([head, record, record].joined(separator: "\n")).records[0].count == 4)
  }

  @Test("It is this text")
  func golden() {
    var builder = UsageModelBuilder()
    for day in [20_513, 20_514, 20_516] as [Int64] {
      let second = day * 86_400 + 3661
      builder.observe(second: second)
      builder.add(
        UsedPermission(AccessRequest(verb: "get", resource: "pods", name: "p", namespace: "shop")),
        by: "ann", UsageTally(second: second))
    }
    builder.add(
      UsedPermission(verb: "get", target: .path(.unrecorded)), by: "ann",
      UsageTally(second: 20_513 * 86_400, count: 7))
    builder.add(UsageIdentity(username: "ann", groups: ["b", "a"]))
    #expect(
      text(builder.model()) == """
        {"apiVersion":"blastlab/v1","days":["2026-03-01/2026-03-02","2026-03-04"],\
        "from":"2026-03-01T01:01:01Z","kind":"UsageModel","until":"2026-03-04T01:01:02Z"}
        {"groups":["a","b"],"username":"ann"}
        {"days":[["2026-03-01",7,"00:00:00"]],"pathLost":true,"username":"ann","verb":"get"}
        {"days":[["2026-03-01",1,"01:01:01"],["2026-03-02",1,"01:01:01"],\
        ["2026-03-04",1,"01:01:01"]],"name":"p","namespace":"shop","resource":"pods",\
        "username":"ann","verb":"get"}

        """)
    #expect(text(.none) == #"{"apiVersion":"blastlab/v1","days":[],"kind":"UsageModel"}"# + "\n")
  }

  @Test(
    "Whatever is not as it is written is one error with its line",
    arguments: [
      ("", "found an empty file"),
      ("{}", "line 1): expected a line with kind UsageModel"),
      (#"{"kind":"UsageModel","apiVersion":"blastlab/v2"}"#, "expected a line with kind"),
      (#"{"kind":"UsageModel","apiVersion":"blastlab/v1","x":1}"#, "x: expected a known field"),
      (
        #"{"kind":"UsageModel","apiVersion":"blastlab/v1","from":"2026-03-01T00:00:00Z"}"#,
        "from before until"
      ),
      (
        #"{"kind":"UsageModel","apiVersion":"blastlab/v1","days":["2026-03-02/2026-03-01"]}"#,
        "days[0]: expected a date"
      ),
      (
        #"{"kind":"UsageModel","apiVersion":"blastlab/v1","days":["2026-03-02","2026-03-02"]}"#,
        "days[1]: expected a date"
      ),
      ("HEAD\n{}", "line 2): expected username with groups"),
      (#"HEAD\#n{"username":"a"}"#, "expected username with groups"),
      (#"HEAD\#n{"username":"a","groups":[],"verb":"get"}"#, "expected username with groups"),
      (#"HEAD\#n{"username":"a","verb":"get","resource":"pods"}"#, "expected username with groups"),
      (
        #"HEAD\#n{"username":"a","verb":"get","resource":"pods","path":"/","days":[DAY]}"#,
        "expected username with groups"
      ),
      (
        #"HEAD\#n{"username":"a","verb":"get","path":"/","days":[["2026-02-30",1,"00:00:00"]]}"#,
        "days[0][0]: expected a date"
      ),
      (
        #"HEAD\#n{"username":"a","verb":"get","path":"/","days":[["2026-03-01",0,"00:00:00"]]}"#,
        "a count above 0"
      ),
      (
        #"HEAD\#n{"username":"a","verb":"get","path":"/","days":[["2026-03-01",1,"24:00:00"]]}"#,
        "expected a time of day"
      ),
      (
        #"HEAD\#n{"username":"a","verb":"get","path":"/","days":[["2026-03-01",1]]}"#,
        "expected a date, a count above 0 and a time"
      ),
      (#"HEAD\#n{"username":"a","verb":"get","path":"/","days":[DAY],"x":1}"#, "a known field"),
      (#"HEAD\#n{"username":"a","verb":"get","pa"#, "expected the end of a string"),
      ("HEAD\n\nHEAD", "line 2): expected a value"),
    ])
  func faults(text: String, problem: String) throws {
    let full = text.replacingOccurrences(
      of: "HEAD", with: #"{"kind":"UsageModel","apiVersion":"blastlab/v1"}"#
    ).replacingOccurrences(of: "DAY", with: #"["2026-03-01",1,"00:00:00"]"#)
    let error = try #require(throws: ImportError.self) { _ = try read(full) }
    #expect(error.description.contains(problem), "\(error)")
  }
}
