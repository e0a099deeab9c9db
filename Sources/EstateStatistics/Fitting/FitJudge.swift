import EstateSources
import Specs

/// Says how far the estate of a specification is from the one wanted.
struct FitJudge {
  let wanted: EstateStatistics

  /// Groups of statistics that are cheap: all but the one that needs usage reviews.
  static let cheap = Set(StatisticGroup.allCases).subtracting([.usage])

  /// The statistics of some groups that are known of the original, beside each other.
  func comparisons(_ spec: EstateSpec, in groups: Set<StatisticGroup>) throws(ImportError)
    -> [EstateFit.Comparison]
  {
    let estate = try EstateGenerator.generate(spec, isWatched: groups.contains(.usage))
    let found = EstateStatistics(EstateCensus(estate, of: groups))
    // What is not known of the original cannot be compared.
    return zip(wanted.rows, found.rows)
      .filter { groups.contains($0.0.group) && $0.0.value != nil }
      .map { wanted, found in
        EstateFit.Comparison(
          id: wanted.id, title: wanted.title, wanted: wanted.value, fitted: found.value)
      }
  }

  /// How many statistics of some groups are off, and by how much: below 1 iff all are close.
  func misfit(_ spec: EstateSpec, in groups: Set<StatisticGroup>) throws(ImportError) -> Double {
    Self.misfit(try comparisons(spec, in: groups))
  }

  /// The misfits of several specifications in the cheap groups, on all processors.
  func misfits(_ specs: [EstateSpec]) throws(ImportError) -> [Double] {
    let found = ParallelMap.map(specs, threads: ParallelMap.processors) { spec in
      Result { () throws(ImportError) in try misfit(spec, in: Self.cheap) }
    }
    var misfits: [Double] = []
    for result in found { misfits.append(try result.get()) }
    return misfits
  }

  static func misfit(_ comparisons: [EstateFit.Comparison]) -> Double {
    comparisons.reduce(0) { sum, comparison in
      let deviation = min(comparison.deviation ?? 1, 1)
      return comparison.isClose
        ? sum + deviation / Double(comparisons.count) : sum + 1 + deviation
    }
  }

  /// One statistic of the estate; `nil` where it is not defined.
  func value(of statistic: String, _ spec: EstateSpec) throws(ImportError) -> Double? {
    let isWatched = wanted[statistic]?.group == .usage
    return EstateStatistics.value(
      of: statistic, in: try EstateGenerator.generate(spec, isWatched: isWatched))
  }
}
