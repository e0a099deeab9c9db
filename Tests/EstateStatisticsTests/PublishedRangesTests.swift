import Estate
import EstateSources
import EstateStatistics
import Specs
import Testing

/// Whether generated estates look like real ones, as far as anything is published about those.
@Suite("Generated estates lie in the published ranges")
struct PublishedRangesTests {
  /// The preset of a usual size, made with several seeds and counted together.
  private static let pooled: Result<EstateStatistics, any Error> = Result {
    var census: EstateCensus?
    for seed in UInt64(1)...3 {
      var spec = try #require(EstateSpec.preset("medium"))
      spec.seed = seed
      let next = try EstateCensus(EstateGenerator.generate(spec))
      census?.add(next)
      census = census ?? next
    }
    let statistics = EstateStatistics(try #require(census))
    print(StatisticsTable(statistics).text)
    return statistics
  }

  private static let published = EstateStatistics(
    Estate(name: "", clusters: [], context: EstateContext())
  ).rows.filter(\.expectation.isPublished).map(\.id)

  @Test("A published figure holds for medium estates together", arguments: published)
  func isInside(id: String) throws {
    let row = try #require(try Self.pooled.get()[id])
    #expect(row.verdict == .inside, "\(id) is \(row.value as Any), expected \(row.range as Any)")
  }

  @Test("The figures that are published are all there")
  func complete() {
    #expect(
      Set(Self.published).isSuperset(of: [
        "non-human-identities-per-person", "pods-per-node-max", "takeover-programs-share",
        "powerful-daemonset-clusters-share", "unused-rights-share",
        "network-policy-clusters-share", "old-tokens-share", "sensitive-cloud-roles-share",
      ]))
  }
}
