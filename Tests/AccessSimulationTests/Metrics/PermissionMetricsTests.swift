import AccessSimulation
import Estate
import Testing

@Suite("Standing permission hours")
struct PermissionMetricsTests {
  private static let week = TimeWindow(from: 1_000, until: 1_000 + 7 * 86_400)

  private static func hours(
    _ grants: [[(Int64, Int64)]], standing: Double = 0, weights: [Double], in window: TimeWindow
  ) -> Double? {
    let windows = grants.map { grants in
      grants.map { GrantWindow(TimeWindow(from: $0.0, until: $0.1), because: .standing) }
    }
    return PermissionMetrics.hoursPerWeek(
      windows, GrantWeights(standing: standing, entitlements: weights), in: window)
  }

  @Test("What never ends counts all hours of the week, times its weight")
  func standing() {
    #expect(Self.hours([], standing: 2.5, weights: [], in: Self.week) == 420)
    #expect(Self.hours([[(.min, .max)]], weights: [2.5], in: Self.week) == 420)
  }

  @Test("A grant counts the hours of it that are measured")
  func clipped() {
    let start = Self.week.from
    // Two hours and one of weight 1, half an hour of weight 10.
    let grants: [[(Int64, Int64)]] = [
      [(start - 3_600, start + 7_200), (start + 90_000, start + 93_600)],
      [(Self.week.until - 1_800, .max), (.min, start), (Self.week.until, .max)],
      [],
    ]
    #expect(Self.hours(grants, weights: [1, 10, 1_000], in: Self.week) == 8)
  }

  @Test("Two weeks of the same give the same per week")
  func perWeek() {
    let fortnight = TimeWindow(from: 0, until: 14 * 86_400)
    #expect(Self.hours([[(0, 2 * 3_600)]], weights: [1], in: fortnight) == 1)
  }

  @Test("Nothing is measured in no time")
  func empty() {
    #expect(Self.hours([], weights: [], in: TimeWindow(from: 5, until: 5)) == nil)
  }

  @Test("The figure is there exactly where weights are given, and so are those of credentials")
  func metrics() throws {
    let draft = try TimelineDraft()
    #expect(draft.metrics.standingPermissionHours == nil && draft.metrics.credentials == nil)
    let weights = GrantWeights(
      standing: 1, entitlements: draft.plan.overlay.entitlements.map { _ in 3 })
    let figures = CredentialFigures(
      liveHoursPerWeek: 7, validAfterHour: nil, validAfterDay: 0.5, rotationIncidentsPerWeek: 1)
    let metrics = AccessMetrics(
      draft.timeline, plan: draft.plan, weights: weights, credentials: figures)
    #expect(metrics.standingPermissionHours == 168)
    #expect(metrics.credentials == figures)
  }
}
