package import Estate
package import Specs

/// Which products of the platform the clusters of an estate run, as far as they are known by name.
package struct AdoptionCensus {
  /// Shares of the clusters that may run each, by parameter.
  package let values: [(EstateParameter, Double)]

  /// A cluster runs a product when it has most of the product's programs under their usual names,
  /// in whatever namespace.
  ///
  /// - Complexity: O(workloads + clusters × products).
  package init(_ estate: Estate) {
    let clusters = estate.clusters.map { ProductSearch($0, estate.context) }
    func share(of isRunning: (ProductSearch) -> Bool, among: (ProductSearch) -> Bool) -> Double {
      let eligible = clusters.filter(among)
      return eligible.isEmpty
        ? 0 : Double(eligible.count(where: isRunning)) / Double(eligible.count)
    }
    let isGitOps: (ProductSearch) -> Bool = { $0.runs(.delivery) || $0.runs(.flux) }
    var values: [(EstateParameter, Double)] = PlatformProduct.common.map { offer in
      (offer.adoption, share(of: { $0.runs(offer.product) }, among: { _ in true }))
    }
    values += [
      (.networkAgent, share(of: { $0.runs(.networkAgent) }, among: { _ in true })),
      (.secretsDriver, share(of: { $0.runs(.secretsStore) }, among: { _ in true })),
      (.gitOps, share(of: isGitOps, among: { _ in true })),
      (.fluxShare, share(of: { $0.runs(.flux) }, among: isGitOps)),
      (
        .monitoringOperator,
        share(of: { $0.runs(.metricsOperator) }, among: { $0.runs(.metrics) })
      ),
      (.backup, share(of: { $0.runs(.backup) }, among: \.isProducing)),
      (.runners, share(of: { $0.runs(.runners) }, among: \.isDeveloping)),
      (
        .powerfulDaemonSetShare,
        share(
          of: \.hasPowerfulAgent,
          among: { $0.runs(.networkAgent) || $0.runs(.secretsStore) })
      ),
    ]
    self.values = values
  }
}
