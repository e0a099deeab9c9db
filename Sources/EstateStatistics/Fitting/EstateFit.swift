package import Estate
package import EstateSources
package import Specs

/// A specification whose estate looks like another one in every statistic, and shares no name.
///
/// Much is read off the estate directly (``FitObservation``): how many clusters, teams and people,
/// which kinds of program in which numbers, which products of the platform. The rest is tuned: each
/// parameter that moves a statistic (``FitLever``) is changed until the statistic of the estate that
/// the specification gives comes close to the one wanted. Several seeds are tried, since a small
/// estate owes much to chance; the best specification wins.
package struct EstateFit: Sendable {
  /// One statistic of both estates.
  package struct Comparison: Sendable, Hashable {
    package var id: String
    package var title: String
    package var wanted: Double?
    package var fitted: Double?

    /// The difference as a share of what is wanted; `nil` where only one of them is defined.
    package var deviation: Double? {
      guard let wanted, let fitted else { return wanted == fitted ? 0 : nil }
      if wanted == fitted { return 0 }
      return wanted == 0 ? nil : (fitted - wanted).magnitude / wanted.magnitude
    }

    /// Whether the difference is at most a tenth of what is wanted.
    package var isClose: Bool { deviation.map { $0 <= EstateFit.tolerance } ?? false }
  }

  /// How far a statistic may be off, as a share of what is wanted.
  package static let tolerance = 0.1

  package let spec: EstateSpec
  package let comparisons: [Comparison]

  /// How many statistics are close.
  package var closeCount: Int { comparisons.count(where: \.isClose) }

  /// Finds a specification for an estate.
  ///
  /// - Parameters:
  ///   - name: of the specification; nothing else that the estate calls itself or its parts enters.
  ///   - seeds: how many to look at; `nil` is more for small estates, which owe more to chance.
  ///   - progress: told of what was found so far.
  /// - Throws: when the default roles that ship with the program cannot be read.
  /// - Complexity: some hundred times that of generating the estate and of counting it.
  package static func fit(
    _ estate: Estate, name: String, seeds: Int? = nil,
    progress: (EstateFit) -> Void = { _ in }
  ) throws(ImportError) -> EstateFit {
    let wanted = EstateStatistics(estate)
    var search = FitSearch(wanted: wanted, FitObservation(estate).spec(named: name))
    try search.run(rounds: 2)
    var best = try EstateFit(search.best, wanted)
    progress(best)
    for candidate in try screen(best.spec, wanted, count: seeds ?? seedCount(for: estate)) {
      if best.isComplete { break }
      var search = FitSearch(wanted: wanted, candidate)
      try search.run(rounds: 1)
      let fit = try EstateFit(search.best, wanted)
      if fit.misfit < best.misfit {
        best = fit
        progress(best)
      }
    }
    return best
  }

  /// How many candidates of the screening are tuned again.
  private static let candidatesMax = 6

  private static func seedCount(for estate: Estate) -> Int {
    let accounts = estate.clusters.reduce(1) { $0 + $1.serviceAccounts.count }
    return min(max(30_000 / accounts, 4), 64)
  }

  /// The same specification with other seeds, the most similar estates first.
  private static func screen(_ spec: EstateSpec, _ wanted: EstateStatistics, count: Int)
    throws(ImportError) -> [EstateSpec]
  {
    var fits: [EstateFit] = []
    for seed in 1...UInt64(max(count, 1)) {
      var other = spec
      other.seed = seed
      fits.append(try EstateFit(other, wanted))
    }
    let order = fits.indices.sorted { (fits[$0].misfit, $0) < (fits[$1].misfit, $1) }
    return order.prefix(candidatesMax).map { fits[$0].spec }
  }

  private init(_ spec: EstateSpec, _ wanted: EstateStatistics) throws(ImportError) {
    self.spec = spec
    let fitted = EstateStatistics(try EstateGenerator.generate(spec))
    comparisons = Self.comparisons(wanted, fitted, of: Set(StatisticGroup.allCases))
  }

  /// Whether every statistic is close.
  package var isComplete: Bool { closeCount == comparisons.count }

  /// The statistics of some groups beside each other.
  static func comparisons(
    _ wanted: EstateStatistics, _ fitted: EstateStatistics, of groups: Set<StatisticGroup>
  ) -> [Comparison] {
    zip(wanted.rows, fitted.rows).filter { groups.contains($0.0.group) }.map { wanted, fitted in
      Comparison(
        id: wanted.id, title: wanted.title, wanted: wanted.value, fitted: fitted.value)
    }
  }

  /// How bad a fit is: above all the number of statistics that are not close.
  static func misfit(_ comparisons: [Comparison]) -> Double {
    comparisons.reduce(0) { sum, comparison in
      let deviation = min(comparison.deviation ?? 1, 1)
      return sum + (comparison.isClose ? 0 : 1) + deviation / Double(comparisons.count)
    }
  }

  private var misfit: Double { Self.misfit(comparisons) }
}
