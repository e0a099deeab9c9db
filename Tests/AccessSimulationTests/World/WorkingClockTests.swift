import AccessSimulation
import Estate
import Foundation
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Working hours")
struct WorkingClockTests {
  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400

  @Test(
    "Working time maps to office hours, Monday first",
    arguments: [
      (Int64(0), 9 * hour), (8 * hour - 1, 17 * hour - 1), (8 * hour, day + 9 * hour),
      (40 * hour, 7 * day + 9 * hour), (39 * hour, 4 * day + 16 * hour),
    ])
  func instants(worked: Int64, instant: Int64) {
    #expect(WorkingClock(.office).instant(afterWorking: worked) == instant)
  }

  @Test("East of Greenwich the day opens earlier")
  func offset() {
    let clock = WorkingClock(
      WorkingHours(start: 9 * Self.hour, end: 17 * Self.hour, days: [0], utcOffset: 10 * Self.hour))
    #expect(clock.instant(afterWorking: 0) == -Self.hour)
    #expect(clock.isOpen(0))
    #expect(clock.isOpen(7 * Self.day - Self.hour))
    #expect(!clock.isOpen(7 * Self.hour))
  }

  @Test(
    "The next opening is the first open second at or after an instant",
    arguments: [
      WorkingHours.office,
      WorkingHours(start: 0, end: 86_400, days: [5, 6], utcOffset: -5 * hour),
      WorkingHours(start: 22 * hour, end: 24 * hour, days: [2], utcOffset: 9 * hour),
    ])
  func nextOpening(hours: WorkingHours) {
    let clock = WorkingClock(hours)
    for start in stride(from: Int64(0), to: 14 * Self.day, by: 7_919) {
      let opening = clock.nextOpening(start)
      #expect(clock.isOpen(opening))
      let closedBefore = stride(from: start, to: opening, by: 97).allSatisfy { !clock.isOpen($0) }
      #expect(closedBefore)
    }
  }

  @Test("Open seconds agree with counting minutes one by one")
  func openSeconds() {
    let clock = WorkingClock(.office)
    for (from, until) in [(0, 7), (3, 4), (4, 6), (0, 30)] as [(Int64, Int64)] {
      let window = TimeWindow(
        from: from * Self.day + 11 * Self.hour, until: until * Self.day + 13 * Self.hour)
      let minutes = stride(from: window.from, to: window.until, by: 60).reduce(Int64(0)) {
        $0 + (clock.isOpen($1) ? 1 : 0)
      }
      #expect(clock.openSeconds(in: window) == minutes * 60)
    }
  }

  @Test("A week of office hours is 40 hours")
  func week() {
    #expect(
      WorkingClock(.office).openSeconds(in: TimeWindow(from: 0, until: 7 * Self.day))
        == 40 * Self.hour)
  }
}
