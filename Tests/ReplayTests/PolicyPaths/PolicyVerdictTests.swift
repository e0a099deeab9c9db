import AccessSimulation
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// What becomes of the steps: latencies, alarms, and what they are drawn by.
@Suite("Verdicts on the policy's own paths")
struct PolicyVerdictTests {
  private static let streams = RandomStreams(seed: 11, unit: 3)

  /// The verdicts on ann's first step of a kind, by trial.
  private static func verdicts(
    _ fixture: PathFixture, _ kind: PolicyStep.Kind = .request, trials: Range<Int> = 0..<1
  ) throws -> [PolicyVerdict] {
    let step = try #require(try fixture.steps().first { $0.kind == kind })
    let paths = PolicyPaths(fixture.plan, streams: streams)
    return trials.map { paths.verdict(on: step, trial: $0) }
  }

  private static func scrutiny(
    _ denied: Double, _ reported: Double = 0
  ) -> ElevationRule.Scrutiny {
    .init(deniedShare: denied, reportedShare: reported)
  }

  @Test("Approval takes attention and service at each level, then propagation")
  func approved() throws {
    for levels in 1...3 {
      let fixture = try PathFixture(levels: Array(repeating: [.init()], count: levels)) {
        $0.scrutiny = Self.scrutiny(0)
      }
      let latency = Int64(levels * (10 + 60) + 5)
      #expect(try Self.verdicts(fixture) == [PolicyVerdict(latency: latency)])
    }
  }

  @Test("Rules, requesters who approve themselves and captured approvers take the propagation")
  func clicks() throws {
    let rule = try PathFixture {
      $0.elevation = PathFixture.process([DecisionRule(decision: .policy)])
    }
    #expect(try Self.verdicts(rule) == [PolicyVerdict(latency: 5)])
    let own = try PathFixture(levels: []) {
      $0.selfApproval = true
      $0.scrutiny = Self.scrutiny(1, 1)
    }
    #expect(try Self.verdicts(own) == [PolicyVerdict(latency: 5)])
    let captured = try PathFixture(levels: []) { $0.scrutiny = Self.scrutiny(1, 1) }
    #expect(try Self.verdicts(captured, .capturedApproval) == [PolicyVerdict(latency: 5)])
    let second = try PathFixture(levels: [[.init()], [.init()]]) {
      $0.selfApproval = true
      $0.scrutiny = Self.scrutiny(0)
    }
    #expect(try Self.verdicts(second) == [PolicyVerdict(latency: 75)], "one level asks people")
  }

  @Test("A denial is for ever; a report raises the alarm when it would have been decided")
  func refused() throws {
    let denied = try PathFixture(levels: []) { $0.scrutiny = Self.scrutiny(1) }
    #expect(try Self.verdicts(denied) == [PolicyVerdict(latency: nil)])
    let reported = try PathFixture(levels: []) { $0.scrutiny = Self.scrutiny(1, 1) }
    #expect(try Self.verdicts(reported) == [PolicyVerdict(latency: nil, alarm: 70)])
  }

  @Test(
    "Broken glass takes no time and raises the alarm where there is one", arguments: [true, false])
  func breakGlass(isAlarmed: Bool) throws {
    let fixture = try PathFixture {
      $0.elevation = PathFixture.process([DecisionRule(decision: .deny)])
      $0.breakGlass = BreakGlassRule(grantDuration: 3600, after: 600, alarmed: isAlarmed)
    }
    let verdict = PolicyVerdict(latency: 0, alarm: isAlarmed ? 0 : nil)
    #expect(try Self.verdicts(fixture, .breakGlass) == [verdict])
  }

  @Test("Outcomes come in the shares that approvers are given")
  func shares() throws {
    let fixture = try PathFixture(levels: [[.init(approvals: 2)]]) {
      $0.scrutiny = Self.scrutiny(0.3, 0.4)
    }
    let trials = 20_000
    let verdicts = try Self.verdicts(fixture, trials: 0..<trials)
    func z(_ share: Double, _ isWanted: (PolicyVerdict) -> Bool) -> Double {
      let n = Double(trials)
      return (Double(verdicts.count(where: isWanted)) - n * share)
        / (n * share * (1 - share)).squareRoot()
    }
    // The first who does not let it pass decides, of two who are asked.
    #expect(abs(z(0.7 * 0.7) { $0.latency != nil }) < 4)
    #expect(abs(z((0.3 + 0.7 * 0.3) * 0.4) { $0.alarm != nil }) < 4)
    #expect(verdicts.allSatisfy { $0.latency == nil || $0.alarm == nil })
  }

  @Test("Latencies follow the process's distributions")
  func latencies() throws {
    let fixture = try PathFixture(levels: []) {
      $0.scrutiny = Self.scrutiny(0)
      $0.attention = .exponential(mean: 300)
      $0.approverService = .exponential(mean: 700)
      $0.propagation = .constant(0)
    }
    let trials = 20_000
    let latencies = try Self.verdicts(fixture, trials: 0..<trials).compactMap(\.latency)
    #expect(latencies.count == trials)
    let mean = Double(latencies.reduce(0, +)) / Double(trials)
    let error = (300.0 * 300 + 700 * 700).squareRoot() / Double(trials).squareRoot()
    #expect(abs(mean - 1000) < 4 * error)
  }

  @Test(
    "A verdict is the same whenever it is asked for, in whichever cluster and by whichever step")
  func sameAgain() throws {
    let fixture = try PathFixture(levels: [], clusters: ["c", "d"]) {
      $0.granularity = .fleet
      $0.approverService = .exponential(mean: 700)
      $0.scrutiny = Self.scrutiny(0.5, 0.5)
    }
    let paths = PolicyPaths(fixture.plan, streams: Self.streams)
    let again = PolicyPaths(fixture.plan, streams: Self.streams)
    let steps = try (fixture.steps() + fixture.steps(in: "d")).filter { $0.kind == .request }
    #expect(steps.count == 2)
    var seen: Set<PolicyVerdict> = []
    for trial in 0..<200 {
      let verdicts = Set(steps.map { paths.verdict(on: $0, trial: trial) })
      #expect(verdicts.count == 1)
      #expect(verdicts.contains(again.verdict(on: steps[1], trial: trial)))
      seen.formUnion(verdicts)
    }
    #expect(seen.count > 50)
    var together: [PolicyVerdict] = []
    paths.forEachVerdict(on: fixture.laid.policySteps, trial: 1) { together.append($1) }
    #expect(together == fixture.laid.policySteps.map { paths.verdict(on: $0, trial: 1) })
  }

  @Test("Other bundles, other processes and other controls move no draw")
  func keys() throws {
    func elevation(_ policy: inout PolicySpec) {
      policy.elevation = PathFixture.process([PathFixture.approval()]) {
        $0.approverService = .exponential(mean: 700)
        $0.scrutiny = Self.scrutiny(0.5, 0.5)
      }
    }
    let plain = try PathFixture(change: elevation)
    let more = try PathFixture {
      elevation(&$0)
      $0.deployments = PathFixture.process([PathFixture.approval()])
      $0.breakGlass = BreakGlassRule(grantDuration: 3600, after: 600)
    }
    let trials = 0..<500
    let verdicts = try Self.verdicts(plain, trials: trials)
    #expect(try Self.verdicts(more, trials: trials) == verdicts)
    #expect(plain.plan.bundles.count < more.plan.bundles.count)
    // Another principal draws for itself.
    let step = try #require(try plain.steps("bob").first { $0.kind == .request })
    let paths = PolicyPaths(plain.plan, streams: Self.streams)
    #expect(trials.map { paths.verdict(on: step, trial: $0) } != verdicts)
  }
}
