import Replay
import Sampling
import Specs
import TestSupport
import Testing

@Suite("The compromises that ship")
struct ShippedCompromiseTests {
  /// Those that find nothing to begin with where access stands: no machinery, no run tokens, nobody
  /// who needs to go past a policy. A team's wiki and repository may hold what it shares.
  private static let empty: Set<CompromiseSpec.Mechanism> = [
    .policyMachinery, .federatedSubject, .chat,
  ]

  @Test("Each applies to the medium estate and reaches something under standing access")
  func standing() throws {
    let estate = try ShippedCompromises.estate("medium")
    let unit = try ShippedCompromises.Unit(.standing, on: estate)
    for compromise in try ShippedCompromises.compromises() {
      #expect(
        !ExposedPlace.candidates(for: compromise, in: estate).isEmpty, "\(compromise.name)")
      var direct = compromise
      direct.leakToUse = .constant(0)
      // Few teams share a kubeconfig in their wiki or repository.
      let outcomes = unit.replay(direct, trials: 0..<(compromise.mechanism.isShared ? 120 : 12))
      let isEmpty = Self.empty.contains(compromise.mechanism)
      #expect(outcomes.contains { $0.weight > 0 } != isEmpty, "\(compromise.name)")
    }
  }

  @Test("Their candidates are the same under every policy, since none of them is asked")
  func rates() throws {
    let estate = try ShippedCompromises.estate("small")
    let units = try [PolicySpec.standing, .justInTime()].map {
      try ShippedCompromises.Unit($0, on: estate)
    }
    for compromise in try ShippedCompromises.compromises() {
      let candidates = ExposedPlace.candidates(for: compromise, in: estate)
      let rates = units.map {
        ExposureRate(
          compromise, candidates: candidates, timeline: $0.laid.timeline, estate: estate)
      }
      #expect(rates[0] == rates[1], "\(compromise.name)")
      #expect((rates[0].eventsPerYear ?? 0) > 0 || candidates.isEmpty, "\(compromise.name)")
    }
  }
}

extension CompromiseSpec.Mechanism {
  fileprivate var isShared: Bool { self == .wiki || self == .repository }
}
