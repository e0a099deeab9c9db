import AccessSimulation
import Estate
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Working hours, second by second")
struct WorkingClockPropertyTests {
  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400
  private static let week: Int64 = 7 * day

  static let calendars: [WorkingHours] = [
    .office, .always, WorkingHours(start: 0, end: day, days: [0, 1, 2, 3, 4]),
    WorkingHours(start: 0, end: day, days: [5, 6], utcOffset: -5 * hour),
    WorkingHours(start: 22 * hour, end: 24 * hour, days: [2], utcOffset: 9 * hour),
    WorkingHours(start: 1, end: 2, days: [6], utcOffset: -1),
    WorkingHours(start: 0, end: 1, days: [0], utcOffset: 14 * hour),
    WorkingHours(
      start: 9 * hour + 1800, end: 17 * hour + 61, days: [0, 2, 3, 6], utcOffset: -12_600),
    WorkingHours(start: 10 * hour, end: 11 * hour, days: Array(0...6), utcOffset: 50_400),
  ]

  /// Whether the calendar is open, by its definition: local time, day and second of the day.
  private static func isOpen(_ hours: WorkingHours, _ instant: Int64) -> Bool {
    var local = (instant + hours.utcOffset) % week
    if local < 0 { local += week }
    let second = local % day
    return hours.days.contains(Int(local / day)) && second >= hours.start && second < hours.end
  }

  @Test("openings and open seconds agree with looking at every second", arguments: calendars)
  func everySecond(hours: WorkingHours) {
    let clock = WorkingClock(hours)
    let range = -8 * Self.day..<8 * Self.day
    var open: Int64 = 0
    var failures = 0
    let start = clock.workingTime(until: range.lowerBound)
    for instant in range {
      if clock.workingTime(until: instant) - start != open { failures += 1 }
      if Self.isOpen(hours, instant) { open += 1 }
      if clock.isOpen(instant) != Self.isOpen(hours, instant) { failures += 1 }
    }
    #expect(failures == 0)
    var next: Int64?
    for instant in range.reversed() {
      if Self.isOpen(hours, instant) { next = instant }
      if let next, clock.nextOpening(instant) != next { failures += 1 }
    }
    #expect(failures == 0)
  }

  @Test("any window's open seconds are those counted one by one", arguments: calendars)
  func windows(hours: WorkingHours) {
    let clock = WorkingClock(hours)
    let streams = RandomStreams(seed: 3, unit: 0)
    for index in UInt64(0)..<40 {
      let from = Int64(streams.integer(below: 4_000_000, StreamPurpose("from"), EntityKey(), index))
      let length = streams.integer(below: 200_000, StreamPurpose("length"), EntityKey(), index)
      let window = TimeWindow(from: from - 2_000_000, until: from - 2_000_000 + Int64(length))
      let counted = (window.from..<window.until).count { Self.isOpen(hours, $0) }
      #expect(clock.openSeconds(in: window) == Int64(counted))
    }
  }

  @Test("working time and calendar time are each other's inverse", arguments: calendars)
  func inverse(hours: WorkingHours) {
    let clock = WorkingClock(hours)
    #expect(clock.openSeconds(in: TimeWindow(from: 0, until: Self.week)) == clock.secondsPerWeek)
    for seconds in stride(from: Int64(0), to: 4 * clock.secondsPerWeek, by: 7_919) {
      let instant = clock.instant(afterWorking: seconds)
      #expect(clock.isOpen(instant))
      #expect(clock.workingTime(until: instant) == seconds)
    }
  }

  @Test("time without beginning or end is counted without overflow", arguments: calendars)
  func forEver(hours: WorkingHours) {
    let clock = WorkingClock(hours)
    #expect(clock.openSeconds(in: .always) > 0)
    #expect(clock.openSeconds(in: TimeWindow(from: .max, until: .min)) == 0)
    #expect(clock.openSeconds(in: TimeWindow(from: 0, until: .max)) > 1 << 40)
    #expect(clock.nextOpening(.max) == .max)
    #expect(clock.isOpen(clock.nextOpening(.min)))
  }

  // MARK: Closed calendars

  /// Hours until the next opening, for a uniform arrival: the sum of squared gaps over twice a week.
  private static let closedForms: [(hours: WorkingHours, wait: Double, open: Double)] = [
    (.office, 15.238095238, 5.0 / 21),
    (WorkingHours(start: 0, end: day, days: [0, 1, 2, 3, 4]), 6.857142857, 5.0 / 7),
    (.always, 0, 1),
    // On for an hour, off for 23.
    (
      WorkingHours(start: 10 * hour, end: 11 * hour, days: Array(0...6)), 23.0 * 23 / 48,
      1.0 / 24
    ),
  ]

  @Test("uniform arrivals wait as the closed form says", arguments: closedForms)
  func closedCalendars(hours: WorkingHours, wait: Double, open: Double) {
    let clock = WorkingClock(hours)
    let all = (0..<Self.week).map { Double(clock.nextOpening($0) - $0) }
    // A second is the grain of the clock.
    #expect(abs(all.reduce(0, +) / Double(Self.week) - wait * 3600) < 1)
    #expect(abs(Double(clock.secondsPerWeek) / Double(Self.week) - open) < 1e-12)
    let streams = RandomStreams(seed: 17, unit: 0)
    let waits = (UInt64(0)..<20_000).map { index in
      let u = streams.uniform(StreamPurpose("arrival"), EntityKey(), index)
      let instant = Int64(u * Double(520 * Self.week))
      return Double(clock.nextOpening(instant) - instant) / 3600
    }
    let found = waits.count { $0 == 0 }
    guard open < 1 else {
      #expect(found == waits.count)
      return
    }
    #expect(abs(WorldSample.z(waits, mean: wait)) < 4)
    #expect(abs(WorldSample.z(found, of: waits.count, share: open)) < 4)
    let closed = waits.filter { $0 > 0 }
    #expect(abs(WorldSample.z(closed, mean: wait / (1 - open))) < 4)
  }
}
