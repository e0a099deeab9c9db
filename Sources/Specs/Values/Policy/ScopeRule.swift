/// Standing rights of one population made narrower.
package struct ScopeRule: Sendable, Hashable {
  package enum Boundary: String, Sendable, Hashable, CaseIterable {
    /// Only what was used in a past window: verbs, resources and namespaces.
    case used
    /// Bindings for a whole cluster become bindings in the namespaces where they were used.
    case namespace
    /// Nobody keeps rights in a cluster where they used none.
    case cluster
  }

  package var population: Population
  package var boundary: Boundary
  /// Seconds of usage that are looked at.
  package var windowLength: Int64
  /// Seconds between the end of that window and the estate's snapshot: the window is past.
  package var windowAge: Int64
  package var coverage: Coverage

  package init(
    population: Population, boundary: Boundary, windowLength: Int64, windowAge: Int64 = 0,
    coverage: Coverage = .all
  ) {
    self.population = population
    self.boundary = boundary
    self.windowLength = windowLength
    self.windowAge = windowAge
    self.coverage = coverage
  }
}
