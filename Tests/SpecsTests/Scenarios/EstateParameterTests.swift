import Specs
import Testing

@Suite("The parameters of synthetic estates")
struct EstateParameterTests {
  @Test("each has a name of its own, a meaning and an allowed default")
  func complete() {
    let all = EstateParameter.all
    #expect(Set(all.map(\.path)).count == all.count)
    for parameter in all {
      #expect(parameter.clamped(parameter.standard) == parameter.standard, "\(parameter.path)")
      #expect(!parameter.meaning.isEmpty && !parameter.meaning.hasSuffix("."))
      if case .source(let text) = parameter.basis { #expect(!text.isEmpty) }
    }
  }

  @Test("the dial never falls: secure is at most typical, typical at most vulnerable")
  func dial() {
    for fault in EstateParameter.misconfigurations {
      let values = stride(from: 0, through: 2, by: 0.25).map { fault.value(atLevel: $0) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }, "\(fault.path)")
      #expect(values[4] == fault.standard && values[0] < values[8])
      #expect(values.allSatisfy(fault.range.contains))
    }
    #expect(EstateParameter.teams.value(atLevel: 2) == EstateParameter.teams.standard)
  }

  @Test("a level sets every rate, and a rate beside it wins")
  func level() throws {
    let lines = [
      "preset: small", "misconfigurations: {secretReader: 50%, level: vulnerable}",
    ]
    let spec = try Reading.estate(lines)
    for fault in EstateParameter.misconfigurations where fault != .secretReader {
      #expect(spec[fault] == fault.value(atLevel: 2))
    }
    #expect(spec[.secretReader] == 0.5)
    let number = try Reading.estate(["preset: small", "misconfigurations: {level: 0.5}"])
    #expect(number[.secretReader] == EstateParameter.secretReader.value(atLevel: 0.5))
  }

  @Test("a printed estate reads as the same estate", arguments: EstateSpec.presets)
  func roundTrip(preset: EstateSpec) throws {
    guard case .estate(let read) = try SpecFile.read(preset.document, path: "e.yaml") else {
      Issue.record("it reads as something else")
      return
    }
    #expect(read == preset)
  }

  @Test("the shipped estates are the presets", arguments: ["small", "medium", "large", "xl"])
  func shipped(name: String) throws {
    let preset = try #require(EstateSpec.preset(name))
    try Recorded.check(preset.document, "scenarios/estates/\(name).yaml")
  }

  @Test("the documentation lists every default with its source")
  func documented() throws {
    var lines = ["| number | default | meaning | source |", "|---|---|---|---|"]
    for parameter in EstateParameter.all {
      lines.append(
        "| `\(parameter.path)` | \(parameter.standardText) | \(parameter.meaning) "
          + "| \(parameter.basis.text) |")
    }
    try Recorded.check(lines, between: "estate parameters", in: "docs/ASSUMPTIONS.md")
  }
}
