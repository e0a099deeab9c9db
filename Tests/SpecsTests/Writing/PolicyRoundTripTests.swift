import Sampling
import Specs
import Testing

@Suite("Writing a policy")
struct PolicyRoundTripTests {
  @Test("reading what was written gives the same policy", arguments: 0..<300)
  func roundTrip(seed: Int) throws {
    var random = RandomPolicy(seed: UInt64(seed))
    let policy = random.policy()
    let text = policy.document
    guard case .policy(let again) = try SpecFile.read(text, path: "p.yaml") else {
      throw Reading.WrongKind()
    }
    #expect(again == policy)
    #expect(again.document == text)
  }

  @Test("reading the activity that an experiment's text writes out gives the same activity")
  func activity() throws {
    var experiment = try ExperimentSpec.read(file: Fixture.url("experiment.yaml"))
    var random = RandomPolicy(seed: 7)
    for (index, parameter) in ActivityParameter.all.enumerated() {
      switch parameter.field {
      case .share(let path): experiment.activity[keyPath: path] = 1 / Double(index + 2)
      case .amount(let path, let range, _):
        experiment.activity[keyPath: path] = min(range.upperBound, 1 + Double(index) / 100)
      case .duration(let path): experiment.activity[keyPath: path] = Int64(index + 3600)
      case .distribution(let path): experiment.activity[keyPath: path] = random.distribution()
      }
    }
    let lines = resolvedText(of: experiment).split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex(of: "  activity:"))
    let section = [lines[start]] + lines[(start + 1)...].prefix { $0.hasPrefix("    ") }
    let again = try Reading.experiment(section)
    #expect(again.activity == experiment.activity)
    #expect(again.activity != ActivitySpec())
  }
}
