import EstateSources
import Sampling
import Specs

/// Changes a specification at random and keeps what brings more statistics close.
///
/// Medians of small numbers and the like have no parameter that moves them step by step; chance
/// finds what tuning does not. The choices are the same for the same estate.
struct FitClimb {
  private let judge: FitJudge
  private(set) var best: EstateSpec
  /// Seeds to choose from.
  private let seeds: [UInt64]
  private let streams = RandomStreams(seed: 0, unit: 0)
  private static let purpose = StreamPurpose("fit/climb")
  /// Changes that try another seed, as a share of all.
  private static let seedShare = 0.3
  /// Changes looked at side by side; the same for any number of processors.
  private static let batch: UInt64 = 4
  /// The standard deviation of the logarithm of a change.
  private static let spread = 0.25

  /// What may change: no size, all of which are tuned well.
  private static let parameters: [EstateParameter] =
    FitLever.all.map(\.parameter).filter { ![.people, .applicationCount].contains($0) } + [
      .narrowDeployerShare, .schedulerWeight, .batchWeight, .workerWeight, .databaseWeight,
      .gatewayWeight, .cacheWeight, .reportsWeight, .externalSecrets, .monitoring, .gitOps,
    ]

  /// - Precondition: there is a seed.
  init(_ judge: FitJudge, _ start: EstateSpec, seeds: [UInt64]) {
    self.judge = judge
    self.seeds = seeds
    best = start
  }

  /// - Parameter steps: how many changes to try; it stops as soon as everything is close.
  mutating func run(steps: Int) throws(ImportError) {
    var misfit = try judge.misfit(best, in: FitJudge.cheap)
    for round in 0..<UInt64(steps) / Self.batch where misfit >= 1 {
      let candidates = (0..<Self.batch).map { change(round * Self.batch + $0) }
      let found = try judge.misfits(candidates)
      for (candidate, found) in zip(candidates, found) where found < misfit {
        misfit = found
        best = candidate
      }
    }
  }

  private func change(_ step: UInt64) -> EstateSpec {
    let key = EntityKey().appending(step)
    func uniform(_ index: UInt64) -> Double { streams.uniform(Self.purpose, key, index) }
    var spec = best
    if uniform(0) < Self.seedShare {
      spec.seed = seeds[streams.integer(below: seeds.count, Self.purpose, key, 1)]
      return spec
    }
    let parameter = Self.parameters[
      streams.integer(below: Self.parameters.count, Self.purpose, key, 2)]
    let factor = Portable.exp(Self.spread * Portable.normalQuantile(uniform(3)))
    // A share of nothing grows by no factor.
    let value = spec[parameter] > 0 ? spec[parameter] * factor : uniform(4) * 0.1
    spec[parameter] = parameter.clamped(value)
    return spec
  }
}
