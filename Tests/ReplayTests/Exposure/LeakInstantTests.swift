import AccessSimulation
import Estate
import Replay
import Specs
import TestSupport
import Testing

/// When places leak, and how much of the time they can.
@Suite("Leak instants")
struct LeakInstantTests {
  private static let estate = SurroundedShop.make()
  private static let mechanisms = CompromiseSpec.Mechanism.allCases
  private static let policies: [PolicySpec] = [.standing, .rotated(), .justInTime()]

  private static func outcomes(
    _ mechanism: CompromiseSpec.Mechanism, _ policy: PolicySpec = .standing, on estate: Estate
  ) throws -> [TrialOutcome] {
    try ReplayFixture(policy, on: estate)
      .replay(ReplayFixture.compromise(mechanism), trials: 0..<60)
  }

  @Test("Somebody is phished in their hours or while a task keeps them up, and at no other time")
  func phishing() throws {
    let fixture = try ReplayFixture(.standing, on: Self.estate)
    let clock = WorkingClock(.office)
    let tasks = fixture.laid.timeline.tasks
    for outcome in fixture.replay(ReplayFixture.compromise(.phishing), trials: 0..<200) {
      let leak = outcome.exposure.leak
      let person = outcome.exposure.candidate
      let isAtTask = tasks.contains {
        Int($0.actor) == person && $0.instant <= leak && leak < $0.instant + $0.duration
      }
      #expect(clock.isOpen(leak) || isAtTask)
      #expect(outcome.exposure.run == nil)
    }
  }

  @Test("A runner is struck inside a run that it names")
  func runner() throws {
    let fixture = try ReplayFixture(.standing, on: Self.estate)
    for outcome in fixture.replay(ReplayFixture.compromise(.ciRunner), trials: 0..<50) {
      let run = try #require(outcome.exposure.run)
      #expect(fixture.laid.timeline.runs[0][run].contains(outcome.exposure.leak))
    }
  }

  @Test("Exposure is the same under every policy", arguments: mechanisms)
  func commonExposure(mechanism: CompromiseSpec.Mechanism) throws {
    let exposures = try Self.policies.map {
      try Self.outcomes(mechanism, $0, on: Self.estate).map(\.exposure)
    }
    #expect(exposures.allSatisfy { $0 == exposures[0] })
    #expect(Set(exposures[0].map(\.leak)).count > 50)
  }

  @Test("The same trials come out the same again", arguments: mechanisms)
  func determinism(mechanism: CompromiseSpec.Mechanism) throws {
    let first = try Self.outcomes(mechanism, .justInTime(), on: Self.estate)
    #expect(try Self.outcomes(mechanism, .justInTime(), on: Self.estate) == first)
  }

  @Test("A place that always can leak counts as a place-year a year; one in use, as its hours")
  func rates() throws {
    let fixture = try ReplayFixture(.standing, on: Self.estate)
    func years(_ mechanism: CompromiseSpec.Mechanism) -> Double {
      let compromise = ReplayFixture.compromise(mechanism)
      return ExposureRate.exposedPlaceYears(
        ExposedPlace.candidates(for: compromise, in: Self.estate),
        timeline: fixture.laid.timeline, estate: Self.estate)
    }
    #expect(years(.insider) == 3)
    #expect(years(.node) == 3)
    let measured = fixture.laid.timeline.clock.measured
    let runs = fixture.laid.timeline.runs[0].filter { measured.contains($0.from) }
    let seconds = runs.reduce(0) { $0 + min($1.until, measured.until) - $1.from }
    #expect(years(.ciRunner) == Double(seconds) / Double(measured.until - measured.from))
    // Forty of 168 hours, and what somebody does outside them.
    #expect(years(.phishing) >= 3 * 40 / 168 && years(.phishing) < 3 * 60.0 / 168)
  }

  @Test("Events a year are the rate times the place-years, and unknown without a rate")
  func events() throws {
    let fixture = try ReplayFixture(.standing, on: Self.estate)
    var compromise = ReplayFixture.compromise(.insider)
    let candidates = ExposedPlace.candidates(for: compromise, in: Self.estate)
    func rate() -> ExposureRate {
      ExposureRate(
        compromise, candidates: candidates, timeline: fixture.laid.timeline, estate: Self.estate)
    }
    #expect(rate().eventsPerYear == nil)
    compromise.leaksPerPlaceYear = 0.5
    #expect(rate().eventsPerYear == 1.5)
  }
}
