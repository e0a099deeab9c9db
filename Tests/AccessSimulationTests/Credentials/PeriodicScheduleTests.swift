import AccessSimulation
import Sampling
import Testing

@Suite("Credentials renewed at an interval")
struct PeriodicScheduleTests {
  private static let streams = RandomStreams(seed: 5, unit: 0)

  private static func schedule(
    period: Int64 = 100, lifetime: Int64? = nil, isRevoked: Bool = true
  ) -> PeriodicSchedule {
    PeriodicSchedule(
      phase: -40, period: period, lifetime: lifetime, isRevoked: isRevoked, key: EntityKey("slot"),
      streams: streams)
  }

  private static func stored(_ schedule: PeriodicSchedule, _ from: Int64, _ until: Int64)
    -> [[Int64]]
  {
    SlotSchedule.periodic(schedule).versions(storedIn: TimeWindow(from: from, until: until))
      .map { [$0.stored.from, $0.stored.until, $0.valid.until] }
  }

  @Test("A replaced token works for the overlap; a window's end is outside it")
  func overlap() {
    var schedule = Self.schedule()
    schedule.overlap = 10
    #expect(Self.stored(schedule, 0, 161) == [[-40, 60, 70], [60, 160, 170], [160, 260, 270]])
    #expect(Self.stored(schedule, 60, 160) == [[60, 160, 170]])
    let valid = SlotSchedule.periodic(schedule).versions(validIn: TimeWindow(from: 65, until: 66))
    #expect(valid.map(\.number) == [0, 1])
  }

  @Test("A certificate is replaced but works until its own expiry")
  func certificate() {
    let schedule = SlotSchedule.periodic(Self.schedule(lifetime: 250, isRevoked: false))
    let valid = schedule.versions(validIn: TimeWindow(from: 205, until: 210))
    #expect(valid.map(\.number) == [0, 1, 2])
    #expect(valid.map(\.valid.until) == [210, 310, 410])
  }

  @Test("A renewal that fails leaves the version before stored and valid until the repair")
  func failures() {
    var schedule = Self.schedule()
    schedule.failureShare = 1
    schedule.repair = .constant(30)
    #expect(Self.stored(schedule, 0, 200) == [[-40, 90, 90], [90, 190, 190], [190, 290, 290]])
    let reasons = SlotSchedule.periodic(schedule)
      .versions(storedIn: TimeWindow(from: 0, until: 200)).map(\.reason)
    #expect(reasons == [.renewal, .repair, .repair])
    #expect(
      SlotSchedule.periodic(schedule).rotationIncidents(in: TimeWindow(from: 60, until: 260)) == 2)
  }

  @Test("A repair that the next renewal overtakes issues nothing")
  func overtaken() {
    var schedule = Self.schedule()
    schedule.failureShare = 1
    schedule.repair = .constant(100)
    schedule.horizon = 500
    #expect(Self.stored(schedule, 0, 400) == [[-40, 560, 560]])
    #expect(SlotSchedule.periodic(schedule).version(number: 3) == nil)
  }

  @Test("Copies and tokens end with the account; a certificate that was copied does not")
  func end() {
    var schedule = Self.schedule(lifetime: 300)
    schedule.end = 120
    #expect(Self.stored(schedule, 0, 1000) == [[-40, 60, 60], [60, 120, 120]])
    schedule.isRevoked = false
    #expect(Self.stored(schedule, 0, 1000) == [[-40, 60, 260], [60, 120, 360]])
    #expect(Self.stored(schedule, 120, 1000).isEmpty)
  }

  @Test("Every answer equals the slow oracle's")
  func oracle() {
    var answers = 0
    for number in 0..<400 as Range<UInt64> {
      let periodic = ScheduleOracle.random(Self.streams, number: number)
      let schedule = SlotSchedule.periodic(periodic)
      let oracle = ScheduleOracle(periodic, until: 1000)
      for from in stride(from: Int64(-60), to: 420, by: 23) {
        for length in [1, 17, 120] as [Int64] {
          let window = TimeWindow(from: from, until: from + length)
          let stored = schedule.versions(storedIn: window).map(\.plain)
          #expect(stored == oracle.versions.filter { $0.stored.overlaps(window) })
          let valid = schedule.versions(validIn: window).map(\.plain)
          #expect(valid == oracle.versions.filter { $0.valid.overlaps(window) })
          #expect(
            schedule.rotationIncidents(in: window)
              == oracle.failures.count { window.contains($0) })
          answers += stored.count + valid.count
        }
      }
      for number in -1..<8 {
        let expected = oracle.versions.first { $0.number == number }
        #expect(schedule.version(number: number)?.plain == expected)
      }
    }
    #expect(answers > 10_000)
  }

  @Test("The phase is uniform over the period and keyed by slot and unit")
  func phase() {
    let count = 4000
    let mean =
      (0..<UInt64(count)).reduce(0.0) { sum, unit in
        let schedule = PeriodicSchedule(
          period: 1000, lifetime: nil, isRevoked: true, key: EntityKey("slot", "c", "token"),
          streams: RandomStreams(seed: 1, unit: unit))
        #expect(schedule.phase >= -1000 && schedule.phase < 0)
        return sum + Double(schedule.phase)
      } / Double(count)
    // Uniform over 1,000: standard error 1,000 / √12 / √4,000.
    #expect(abs(mean + 500) < 4 * 1000 / (12.0 * Double(count)).squareRoot())
  }
}

extension CredentialVersion {
  /// Without the reason, which the oracle does not tell.
  fileprivate var plain: CredentialVersion {
    var version = self
    version.reason = .initial
    return version
  }
}
