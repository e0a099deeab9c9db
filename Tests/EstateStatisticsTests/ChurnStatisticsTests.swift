import Estate
import EstateStatistics
import TestSupport
import Testing

@Suite("Churn")
struct ChurnStatisticsTests {
  @Test(
    "Schedules start as often as they say",
    arguments: [
      ("0 * * * *", 24), ("*/15 * * * *", 96), ("30 2 * * *", 1), ("7,37 8-17 * * *", 20),
      ("@hourly", 24), ("@daily", 1), ("CRON_TZ=Europe/Berlin 0 3 * * *", 1), ("5/20 * * * *", 72),
      ("0 0 29 feb *", 97.0 / 146_097), ("@yearly", 400.0 / 146_097),
      ("0 0 1 * ?", 4800.0 / 146_097), ("0 0 * * mon-fri", 5.0 / 7), ("0 0 31 2 *", 0),
    ] as [(String, Double)])
  func schedules(text: String, perDay: Double) throws {
    let schedule = try #require(CronSchedule(text))
    #expect(abs(schedule.startsPerDay - perDay) < 1e-12)
  }

  @Test("Text that is no schedule is none")
  func nonsense() {
    for text in [
      "", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *",
      "* * * * 7", "5-1 * * * *", "*/0 * * * *", "a * * * *", "1, * * * *", "-1 * * * *",
      "1-2-3 * * * *", "@reboot", "+1 * * * *",
    ] {
      #expect(CronSchedule(text) == nil, "\(text)")
    }
  }

  /// Days of the calendar one by one, with sets of numbers in place of text.
  @Test("Either day field will do where both say something; a star leaves it to the other")
  func daysOfBothKinds() throws {
    var random = SplitMix(seed: 8)
    let dates = Self.dates
    for _ in 0..<40 {
      let day = random.below(31) + 1
      let weekday = random.below(7)
      let month = random.below(12) + 1
      let (anyDay, anyWeekday) = (random.chance(40), random.chance(40))
      let text =
        "0 0 \(anyDay ? "*" : String(day)) \(month) \(anyWeekday ? "*" : String(weekday))"
      let expected = dates.count { date in
        let isDay = date.day == day
        let isWeekday = date.weekday == weekday
        let isRight =
          switch (anyDay, anyWeekday) {
          case (true, true): true
          case (true, false): isWeekday
          case (false, true): isDay
          case (false, false): isDay || isWeekday
          }
        return date.month == month && isRight
      }
      let schedule = try #require(CronSchedule(text))
      #expect(
        abs(schedule.startsPerDay - Double(expected) / Double(dates.count)) < 1e-12, "\(text)")
    }
  }

  /// The days of 400 years, from the calendar of the estate.
  private static let dates: [(month: Int, day: Int, weekday: Int)] = {
    let first = CalendarDay(year: 1601, month: 1, day: 1)?.number ?? 0
    return (first..<first + 146_097).map { number in
      let parts = CalendarDay(number: number).text.split(separator: "-").compactMap { Int($0) }
      // 1970-01-01 was a Thursday.
      return (parts[1], parts[2], ((Int(number) + 4) % 7 + 7) % 7)
    }
  }()

  @Test("CronJobs start containers by schedule, other pods once a week")
  func starts() {
    let draft = ClusterDraft("c").pod("n/a").pod("n/b")
    draft.cluster.pods[1].owner = OwnerReference(apiVersion: "batch/v1", kind: "Job", name: "j")
    func job(_ schedule: String, containers: Int, isSuspended: Bool = false) -> Workload {
      Workload(
        apiVersion: "batch/v1", kind: "CronJob",
        metadata: ObjectMetadata(namespace: "n", name: schedule), isSuspended: isSuspended,
        schedule: schedule,
        template: PodSpec(containers: (0..<containers).map { Container(name: "c\($0)") }))
    }
    draft.cluster.workloads = [
      job("0 */12 * * *", containers: 3), job("0 0 * * *", containers: 1, isSuspended: true),
      job("whenever", containers: 1),
    ]
    let statistics = EstateStatistics(draft.estate())
    // Six by the schedule, and one pod of one container a week, in thousandths.
    #expect(statistics["container-starts-per-day"]?.value == 6.143)
    #expect(statistics["short-lived-starts-share"]?.value == 6000.0 / 6143)
  }

  @Test("Where nothing starts, there is no share")
  func nothing() {
    let statistics = EstateStatistics(ClusterDraft("c").estate())
    #expect(statistics["short-lived-starts-share"]?.value == nil)
  }
}
