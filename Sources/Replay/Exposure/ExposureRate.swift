package import AccessSimulation
package import Estate
package import Specs

/// How often the places of a compromise leak.
package struct ExposureRate: Sendable, Hashable {
  /// Place-years in which the places can leak per year of calendar time: their number where they
  /// always can.
  package var exposedPlaceYears: Double
  /// Events per year of calendar time; `nil` where the compromise says no rate.
  package var eventsPerYear: Double?

  /// - Parameter candidates: The places that the compromise's query selects.
  /// - Complexity: O(places + tasks).
  package init(
    _ compromise: CompromiseSpec, candidates: [ExposedPlace], timeline: Timeline, estate: Estate
  ) {
    exposedPlaceYears = Self.exposedPlaceYears(
      candidates, timeline: timeline, estate: estate)
    eventsPerYear = compromise.leaksPerPlaceYear.map { [years = exposedPlaceYears] in $0 * years }
  }

  /// What one unit's leak window says of every year (assumption: the window is like any other).
  package static func exposedPlaceYears(
    _ candidates: [ExposedPlace], timeline: Timeline, estate: Estate
  ) -> Double {
    let firstAgent = estate.context.people.count + estate.context.pipelines.count
    return LeakChance.all(of: candidates, timeline, firstAgent: firstAgent)
      .reduce(0) { $0 + $1.exposedShare(of: timeline.clock.measured) }
  }
}
