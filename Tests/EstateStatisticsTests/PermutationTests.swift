import Estate
import EstateSources
import EstateStatistics
import Specs
import TestSupport
import Testing

@Suite("Names and order do not enter the statistics")
struct PermutationTests {
  @Test("Random estates under other names and in another order give the same rows")
  func random() {
    for seed in UInt64(1)...80 {
      let estate = RandomEstate.make(seed: seed)
      let renamed = EstateRenaming.renamed(estate, seed: seed)
      #expect(EstateStatistics(renamed) == EstateStatistics(estate), "seed \(seed)")
      #expect(EstateCensus(renamed) == EstateCensus(estate), "seed \(seed)")
    }
  }

  @Test("A generated estate under other names and in another order gives the same rows")
  func generated() throws {
    let spec = try #require(EstateSpec.preset("small"))
    let estate = try EstateGenerator.generate(spec.misconfigured(toLevel: 2))
    let renamed = EstateRenaming.renamed(estate, seed: 3)
    #expect(renamed != estate)
    let rows = zip(EstateStatistics(renamed).rows, EstateStatistics(estate).rows)
    for (new, old) in rows { #expect(new == old) }
  }

  @Test("Usage under other names gives the same rows")
  func usage() {
    let estate = UsageStatisticsTests.watched
    let renamed = EstateRenaming.renamed(estate, seed: 4)
    #expect(EstateStatistics(renamed) == EstateStatistics(estate))
  }
}
