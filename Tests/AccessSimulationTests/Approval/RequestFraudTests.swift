import AccessSimulation
import Estate
import Sampling
import Specs
import Testing

@Suite("An attacker's requests in front of approvers")
struct RequestFraudTests {
  private static let trials = 40_000
  private static let streams = RandomStreams(seed: 11, unit: 3)
  private static let key = EntityKey("person", "r0")

  private static func fraud(
    pool: Int = 5, denied: Double = 0.3, reported: Double = 0.4,
    levels: [[DecisionRule.Threshold]] = [], change: (inout DeskFixture) -> Void = { _ in }
  ) -> RequestFraud {
    var fixture = DeskFixture(
      requesters: 1, pools: [pool, 2], end: 1,
      DeskFixture.asking(service: .constant(0), levels: levels))
    fixture.process.scrutiny = .init(deniedShare: denied, reportedShare: reported)
    change(&fixture)
    return RequestFraud(
      process: fixture.process, rule: 0, requester: "r0", in: fixture.context)
  }

  private static func outcome(
    _ fraud: RequestFraud, trial: Int = 0, _ entitlement: String = "e"
  ) -> RequestFraud.Outcome {
    fraud.outcome(
      trial: UInt64(trial), principal: key, entitlement: entitlement, streams)
  }

  /// How far the share of an outcome is from a probability, in standard errors.
  private static func z(
    _ wanted: RequestFraud.Outcome, _ probability: Double, _ fraud: RequestFraud
  ) -> Double {
    let count = (0..<trials).count { outcome(fraud, trial: $0) == wanted }
    let n = Double(trials)
    return (Double(count) - n * probability)
      / (n * probability * (1 - probability)).squareRoot()
  }

  @Test("one approval passes by the share that is not denied, however many are asked")
  func first() {
    for pool in [1, 5] {
      let fraud = Self.fraud(pool: pool)
      #expect(abs(Self.z(.approved, 0.7, fraud)) < 4)
      #expect(abs(Self.z(.reported, 0.3 * 0.4, fraud)) < 4)
      #expect(abs(Self.z(.denied, 0.3 * 0.6, fraud)) < 4)
    }
  }

  @Test(
    "k approvals against d denials are a negative binomial race", arguments: [1, 2, 3], [1, 2])
  func race(approvals: Int, denials: Int) {
    let fraud = Self.fraud(
      reported: 0.25, levels: [[.init(approvals: approvals, denials: denials)]])
    // Before the k-th approval there are j < d denials, none of them reported.
    let (passed, denied) = (0.7, 0.3 * 0.75)
    var approved = 0.0
    var term = (0..<approvals).reduce(1.0) { product, _ in product * passed }
    for count in 0..<denials {
      approved += term
      term *= denied * Double(approvals + count) / Double(count + 1)
    }
    #expect(abs(Self.z(.approved, approved, fraud)) < 4)
  }

  @Test("a request that needs everybody passes only where everybody lets it pass")
  func unanimous() {
    let fraud = Self.fraud(levels: [[.init(approvals: 5)]])
    #expect(abs(Self.z(.approved, 0.7 * 0.7 * 0.7 * 0.7 * 0.7, fraud)) < 4)
    let short = Self.fraud(denied: 0, levels: [[.init(approvals: 6)]])
    #expect(Self.outcome(short) == .denied, "nobody is left to ask")
  }

  @Test("levels are passed one after the other, and nobody votes twice")
  func levels() {
    let two = Self.fraud(levels: [[.init()], [.init(pool: "p1")]])
    #expect(abs(Self.z(.approved, 0.49, two)) < 4)
    let same = Self.fraud(pool: 1, denied: 0, levels: [[.init()], [.init()]])
    #expect(Self.outcome(same) == .denied)
  }

  @Test("rules that approve, deny or do not match ask nobody")
  func rules() {
    var process = DeskFixture.byPolicy(grant: 1)
    process.scrutiny = .init(deniedShare: 1, reportedShare: 1)
    let context = EstateContext()
    let fraud = RequestFraud(process: process, rule: 0, requester: "r0", in: context)
    #expect(Self.outcome(fraud) == .approved)
    let none = RequestFraud(process: process, rule: nil, requester: "r0", in: context)
    #expect(Self.outcome(none) == .denied)
    process.rules = [DecisionRule(decision: .deny)]
    let deny = RequestFraud(process: process, rule: 0, requester: "r0", in: context)
    #expect(Self.outcome(deny) == .denied)
  }

  @Test("whoever may approve their own requests lets them pass, as one of the approvals")
  func selfApproval() {
    let own = Self.fraud(denied: 1) { $0.process.selfApproval = true }
    #expect(Self.outcome(own) == .approved)
    let two = Self.fraud(levels: [[.init(approvals: 2)]]) { $0.process.selfApproval = true }
    #expect(abs(Self.z(.approved, 0.7, two)) < 4)
  }

  @Test("requesters do not vote on their own requests otherwise")
  func requester() {
    let alone = Self.fraud(pool: 1, denied: 0) {
      $0.context.approverPools[0].members = ["r0"]
    }
    #expect(Self.outcome(alone) == .denied)
  }

  @Test("asking again changes nothing; another trial, principal or entitlement is another draw")
  func keys() {
    let fraud = Self.fraud(denied: 0.5)
    let entitlements = (0..<200).map { "e\($0)" }
    let first = entitlements.map { Self.outcome(fraud, $0) }
    #expect(entitlements.map { Self.outcome(fraud, $0) } == first)
    #expect(entitlements.map { Self.outcome(fraud, trial: 1, $0) } != first)
    let other = entitlements.map {
      fraud.outcome(
        trial: 0, principal: EntityKey("person", "r1"), entitlement: $0, Self.streams)
    }
    #expect(other != first)
    #expect(Set(first).count == 3)
  }

  @Test(
    "a greater share lets nothing more pass, and tired approvers notice less")
  func monotone() {
    let levels: [[DecisionRule.Threshold]] = [[.init(approvals: 2, denials: 2)]]
    let (lax, strict) = (
      Self.fraud(denied: 0.2, levels: levels), Self.fraud(denied: 0.6, levels: levels)
    )
    let tired = Self.fraud(denied: 0.6, levels: levels) {
      $0.process.fatigue = .init(decisionsPerDay: 1, serviceFactor: 1, scrutinyFactor: 1 / 3.0)
    }
    for trial in 0..<2000 {
      let (weak, strong) = (
        Self.outcome(lax, trial: trial), Self.outcome(strict, trial: trial)
      )
      if strong == .approved { #expect(weak == .approved) }
      #expect(Self.outcome(tired, trial: trial) == strong)
      let worn = tired.outcome(
        trial: UInt64(trial), principal: Self.key, entitlement: "e", areTired: true, Self.streams)
      if strong == .approved { #expect(worn == .approved) }
    }
  }
}

extension RequestFraudTests {
  @Test("a decision says at how many levels people were asked")
  func askedLevels() {
    func levels(denied: Double, own: Bool) -> Int {
      let fraud = Self.fraud(denied: denied, levels: [[.init()], [.init()], [.init()]]) {
        $0.process.selfApproval = own
      }
      return fraud.decide(trial: 0, Self.key, Self.streams).levels
    }
    #expect(levels(denied: 0, own: false) == 3)
    #expect(levels(denied: 0, own: true) == 2)
    #expect(levels(denied: 1, own: false) == 1)
    #expect(levels(denied: 1, own: true) == 1)
  }
}
