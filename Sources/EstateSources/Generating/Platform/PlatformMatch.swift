package import Estate
package import Specs

/// Finds seeds whose clusters run the products that another estate's clusters run.
///
/// How many clusters run a product follows from its share; which of them do is chance, and what an
/// attacker reaches in a cluster depends on the products that are there together.
package enum PlatformMatch {
  /// The seeds among the first so many whose clusters are most like the estate's, best first.
  ///
  /// - Complexity: O(candidates × clusters × products); a seed costs some tens of microseconds.
  package static func seeds(
    for spec: EstateSpec, like estate: Estate, count: Int, among candidates: Int
  ) -> [UInt64] {
    let wanted = ClusterSignatures(
      estate.clusters.map { cluster in
        let search = ProductSearch(cluster, estate.context)
        return (search.isProducing, PlatformProduct.all.map { search.runs($0) })
      })
    let numbers = Array(1...UInt64(max(candidates, 1)))
    let distances = ParallelMap.map(numbers, threads: ParallelMap.processors) { seed in
      let sites = ClusterSite.sites(spec, EstateDraws(seed: seed))
      let found = ClusterSignatures(
        sites.map { site in
          (site.hostsProduction, PlatformProduct.all.map { site.runs($0) })
        })
      return wanted.distance(to: found)
    }
    let order = numbers.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    return order.prefix(count).map { numbers[$0] }
  }
}

/// What clusters run, those with production apart from the others, in no order.
private struct ClusterSignatures: Sendable {
  private let producing: [[Bool]]
  private let others: [[Bool]]

  init(_ clusters: [(isProducing: Bool, runs: [Bool])]) {
    producing = Self.sorted(clusters.filter(\.isProducing).map(\.runs))
    others = Self.sorted(clusters.filter { !$0.isProducing }.map(\.runs))
  }

  private static func sorted(_ signatures: [[Bool]]) -> [[Bool]] {
    signatures.sorted { left, right in
      left.lexicographicallyPrecedes(right) { !$0 && $1 }
    }
  }

  /// In how many places the sorted signatures differ.
  func distance(to other: ClusterSignatures) -> Int {
    Self.distance(producing, other.producing) + Self.distance(others, other.others)
  }

  private static func distance(_ left: [[Bool]], _ right: [[Bool]]) -> Int {
    zip(left, right).reduce(0) { sum, pair in
      sum + zip(pair.0, pair.1).count { $0 != $1 }
    }
  }
}
