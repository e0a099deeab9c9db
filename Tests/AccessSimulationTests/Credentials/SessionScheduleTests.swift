import AccessSimulation
import Estate
import Sampling
import Testing

@Suite("Single-sign-on sessions")
struct SessionScheduleTests {
  private static let day: Int64 = 86_400
  private static let run = TimeWindow(from: 0, until: 60 * day)

  private static func schedule(
    _ tenure: Tenure = .permanent, claims: TimeWindow = .always, lifetime: Int64? = 12 * 3600,
    hours: WorkingHours = .office
  ) -> SlotSchedule {
    .sessions(
      SessionSchedule(
        calendar: WorkingClock(hours), lifetime: lifetime, tenure: tenure, claims: claims,
        key: EntityKey("person", "bob"), streams: RandomStreams(seed: 2, unit: 0)))
  }

  /// Away from day 10 to day 20; the first account lives on until day 13.
  private static let vacancy = Tenure(
    presence: [
      TimeWindow(from: .min, until: 10 * day), TimeWindow(from: 20 * day, until: .max),
    ],
    accounts: [
      TimeWindow(from: .min, until: 13 * day), TimeWindow(from: 20 * day, until: .max),
    ])

  @Test(
    "Nobody signs in while the position is vacant, and the account's end takes the last session")
  func vacancy() throws {
    let versions = Self.schedule(Self.vacancy).versions(storedIn: Self.run)
    let signIns = versions.map(\.valid.from)
    #expect(signIns.allSatisfy { $0 < 10 * Self.day || $0 >= 20 * Self.day })
    let last = try #require(versions.last { $0.valid.from < 10 * Self.day })
    #expect(last.stored.until == 13 * Self.day)
    #expect(last.valid.until == last.valid.from + 12 * 3600)
    let gap = TimeWindow(from: 13 * Self.day, until: 20 * Self.day)
    #expect(Self.schedule(Self.vacancy).versions(storedIn: gap).isEmpty)
  }

  @Test("Sessions of one claim follow those of the other without gap or overlap")
  func claims() {
    let move = 17 * Self.day + 12 * 3600
    let before = Self.schedule(claims: TimeWindow(from: .min, until: move))
      .versions(storedIn: Self.run)
    let after = Self.schedule(claims: TimeWindow(from: move, until: .max))
      .versions(storedIn: Self.run)
    #expect(before + after == Self.schedule().versions(storedIn: Self.run))
    #expect(!before.isEmpty && !after.isEmpty)
  }

  @Test("Any window finds what lies in it", arguments: [nil, 12 * 3600, 5 * 86_400] as [Int64?])
  func windows(lifetime: Int64?) {
    for tenure in [Tenure.permanent, Self.vacancy] {
      for offset in [0, 10, -9] as [Int64] {
        var hours = WorkingHours.office
        hours.utcOffset = offset * 3600
        let schedule = Self.schedule(tenure, lifetime: lifetime, hours: hours)
        let all = schedule.versions(storedIn: Self.run)
        for from in stride(from: 8 * Self.day, to: 30 * Self.day, by: 31_337) {
          let window = TimeWindow(from: from, until: from + 3 * Self.day)
          #expect(schedule.versions(storedIn: window) == all.filter { $0.stored.overlaps(window) })
          #expect(schedule.versions(validIn: window) == all.filter { $0.valid.overlaps(window) })
        }
        #expect(all.allSatisfy { schedule.version(number: $0.number) == $0 })
      }
    }
  }
}
