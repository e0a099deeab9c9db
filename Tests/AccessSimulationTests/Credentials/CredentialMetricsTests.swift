import AccessSimulation
import Estate
import Sampling
import Testing

@Suite("How long credentials live")
struct CredentialMetricsTests {
  private static let streams = RandomStreams(seed: 3, unit: 0)

  private static func overlay(places: [Int]) -> Overlay {
    var overlay = Overlay(policy: "test")
    overlay.credentials = places.enumerated().map { number, count in
      CredentialSlot(
        id: "s\(number)", kind: .legacyToken, cluster: "c", username: "u",
        places: (0..<count).map { .laptop(name: "l\($0)") })
    }
    return overlay
  }

  private static func timeline(_ schedules: [SlotSchedule], _ clock: TimelineClock) -> Timeline {
    Timeline(clock: clock, schedules: schedules, grants: [], runs: [])
  }

  private static func version(_ stored: ClosedRange<Int64>, valid: Int64) -> CredentialVersion {
    CredentialVersion(
      stored: TimeWindow(from: stored.lowerBound, until: stored.upperBound),
      valid: TimeWindow(from: stored.lowerBound, until: valid))
  }

  @Test("Two weeks by hand: an endless token, a session of two hours, a place that keeps nothing")
  func byHand() throws {
    let week: Int64 = 7 * 86_400
    let clock = TimelineClock(warmUp: 0, leakWindow: 2 * week, tail: week)
    let endless = SlotSchedule.listed([CredentialVersion(stored: .always, valid: .always)])
    let session = SlotSchedule.listed([Self.version(1000...11_000, valid: 1000 + 7200)])
    let metrics = CredentialMetrics(
      Self.timeline([endless, session], clock), Self.overlay(places: [0, 1]))
    #expect(metrics.liveHoursPerWeek == (2 * 168 + 2) / 2.0)
    // Kept for 10,000 s, an hour before the end of its life for 3,600 of them.
    #expect(metrics.validAfterHour == 0.36)
    #expect(metrics.validAfterDay == 0)
    #expect(metrics.rotationIncidentsPerWeek == 0)
    let both = CredentialMetrics(
      Self.timeline([endless, session], clock), Self.overlay(places: [1, 2]))
    let kept = Double(2 * week + 20_000)
    #expect(both.validAfterHour == Double(2 * week + 7200) / kept)
    #expect(both.validAfterDay == Double(2 * week) / kept)
    let none = CredentialMetrics(Self.timeline([endless], clock), Self.overlay(places: [0]))
    #expect(none.validAfterHour == nil)
  }

  @Test("A token rotated every 90 days is valid a day later with probability 89/90")
  func rotated() throws {
    let day: Int64 = 86_400
    var schedule = PeriodicSchedule(
      phase: -1, period: 90 * day, lifetime: nil, isRevoked: true, key: EntityKey("s"),
      streams: Self.streams)
    // A whole number of periods: the share is exact.
    let clock = TimelineClock(warmUp: 0, leakWindow: 900 * day, tail: 0)
    func metrics() -> CredentialMetrics {
      CredentialMetrics(Self.timeline([.periodic(schedule)], clock), Self.overlay(places: [1]))
    }
    #expect(try #require(metrics().validAfterDay) == 89.0 / 90)
    #expect(abs(metrics().liveHoursPerWeek - 168) < 1e-9)
    schedule.overlap = day
    #expect(metrics().validAfterDay == 1)
    // Of the ten renewals, the first comes with no version before it.
    #expect(abs(metrics().liveHoursPerWeek - 168 * 909.0 / 900) < 1e-3)
  }

  @Test("Failed renewals are counted per week")
  func incidents() {
    var schedule = PeriodicSchedule(
      phase: 0, period: 3600, lifetime: nil, isRevoked: true, key: EntityKey("s"),
      streams: Self.streams)
    schedule.failureShare = 1
    schedule.repair = .constant(60)
    let clock = TimelineClock(warmUp: 3600, leakWindow: 14 * 86_400, tail: 3600)
    let metrics = CredentialMetrics(
      Self.timeline([.periodic(schedule)], clock), Self.overlay(places: [1]))
    #expect(metrics.rotationIncidentsPerWeek == 168)
  }

  @Test("Integrals equal counting second by second")
  func sampler() throws {
    // Seconds stand for hours here: the metric's delays are longer than all lives of the oracle's
    // schedules, so lives are stretched.
    for number in 0..<60 as Range<UInt64> {
      var schedule = ScheduleOracle.random(Self.streams, number: number)
      schedule.phase *= 600
      schedule.period *= 600
      schedule.lifetime = schedule.lifetime.map { $0 * 600 }
      schedule.overlap *= 600
      schedule.horizon *= 600
      if schedule.end < .max { schedule.end *= 600 }
      let clock = TimelineClock(warmUp: 11_111, leakWindow: 90_000, tail: 0)
      let metrics = CredentialMetrics(
        Self.timeline([.periodic(schedule)], clock), Self.overlay(places: [1]))
      let versions = ScheduleOracle(schedule, until: 1_000_000).versions
      let seconds = Self.seconds(versions, clock.measured)
      #expect(abs(metrics.liveHoursPerWeek * 90_000 / 604_800 * 3600 - seconds.live) < 1e-6)
      #expect(metrics.validAfterHour == seconds.share(seconds.afterHour))
      #expect(metrics.validAfterDay == seconds.share(seconds.afterDay))
    }
  }

  private struct Seconds {
    var live = 0.0
    var kept = 0.0
    var afterHour = 0.0
    var afterDay = 0.0

    func share(_ valid: Double) -> Double? { kept > 0 ? valid / kept : nil }
  }

  private static func seconds(_ versions: [CredentialVersion], _ window: TimeWindow) -> Seconds {
    var seconds = Seconds()
    for version in versions {
      for instant in window.from..<window.until {
        if version.valid.contains(instant) { seconds.live += 1 }
        guard version.stored.contains(instant) else { continue }
        seconds.kept += 1
        if version.valid.contains(instant + 3600) { seconds.afterHour += 1 }
        if version.valid.contains(instant + 86_400) { seconds.afterDay += 1 }
      }
    }
    return seconds
  }
}
