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
    let judge = FitJudge(wanted: EstateStatistics(estate))
    let effort = Effort(estate, seeds: seeds)
    var start = FitObservation(estate).spec(named: name)
    let seeds = PlatformMatch.seeds(
      for: start, like: estate, count: max(effort.seeds, 300), among: Effort.seedsMax)
    start.seed = seeds[0]
    var search = FitSearch(judge, start)
    try search.run(rounds: 2)
    var best = try EstateFit(search.best, judge)
    progress(best)
    for candidate in try screen(best.spec, judge, Array(seeds.prefix(effort.seeds)), effort)
    where !best.isComplete {
      var search = FitSearch(judge, candidate)
      try search.run(rounds: 1)
      try best.take(search.best, judge, progress)
    }
    if !best.isComplete {
      var climb = FitClimb(judge, best.spec, seeds: seeds)
      try climb.run(steps: effort.steps)
      try best.take(climb.best, judge, progress)
    }
    return best
  }

  /// Takes a specification over if it is better.
  private mutating func take(
    _ spec: EstateSpec, _ judge: FitJudge, _ progress: (EstateFit) -> Void
  ) throws(ImportError) {
    let fit = try EstateFit(spec, judge)
    guard fit.misfit < misfit else { return }
    self = fit
    progress(self)
  }

  /// How much is tried: more for small estates, which are cheap and owe more to chance.
  private struct Effort {
    var seeds: Int
    /// Changes at random.
    var steps: Int
    /// How many of the seeds are tuned again.
    let candidates = 4
    /// Seeds of which the ones are taken that give clusters the right products.
    static let seedsMax = 20_000

    init(_ estate: Estate, seeds: Int?) {
      let accounts = estate.clusters.reduce(1) { $0 + $1.serviceAccounts.count }
      self.seeds = seeds ?? min(max(120_000 / accounts, 6), 96)
      steps = min(max(600_000 / accounts, 50), 600)
    }
  }

  /// The same specification with other seeds, the most similar estates first.
  private static func screen(
    _ spec: EstateSpec, _ judge: FitJudge, _ seeds: [UInt64], _ effort: Effort
  ) throws(ImportError) -> [EstateSpec] {
    let specs = seeds.map { seed in
      var other = spec
      other.seed = seed
      return other
    }
    let misfits = try judge.misfits(specs)
    let order = specs.indices.sorted { (misfits[$0], $0) < (misfits[$1], $1) }
    return order.prefix(effort.candidates).map { specs[$0] }
  }

  private init(_ spec: EstateSpec, _ judge: FitJudge) throws(ImportError) {
    self.spec = spec
    comparisons = try judge.comparisons(spec, in: Set(StatisticGroup.allCases))
  }

  /// Whether every statistic is close.
  package var isComplete: Bool { closeCount == comparisons.count }

  private var misfit: Double { FitJudge.misfit(comparisons) }
}
