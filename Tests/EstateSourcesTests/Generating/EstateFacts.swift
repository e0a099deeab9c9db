import Estate
import EstateSources
import Specs
import Testing

/// Estates and look-ups that the generator's tests share.
enum EstateFacts {
  static func small(seed: UInt64 = 1) throws -> EstateSpec {
    var spec = try #require(EstateSpec.preset("small"))
    spec.seed = seed
    return spec
  }

  /// Estates of other shapes: the smallest, one cluster, several of a kind, crowded, all faulty.
  static func shapes() throws -> [EstateSpec] {
    let small = try small()
    var smallest = small
    (smallest.clusters, smallest.teams, smallest.peoplePerTeam) = (1, 1, 1)
    (smallest.applicationsPerTeam, smallest.nodesPerCluster) = (0, 1)
    var single = small
    (single.clusters, single.applicationsPerTeam, single.nodesPerCluster) = (1, 2, 4)
    var wide = small
    (wide.clusters, wide.teams, wide.applicationsPerTeam) = (4, 30, 3)
    var crowded = small
    (crowded.applicationsPerTeam, crowded.nodesPerCluster) = (3, 1)
    var faulty = small
    faulty.misconfigurations = allFaulty
    return [small, smallest, single, wide, crowded, faulty].enumerated().map { index, spec in
      var spec = spec
      spec.seed = UInt64(index + 1)
      return spec
    }
  }

  static let faultless = rates(0)
  static let allFaulty = rates(1)

  static func rates(_ rate: Double) -> EstateSpec.MisconfigurationRates {
    EstateSpec.MisconfigurationRates(
      privilegedPod: rate, clusterWideDeployer: rate, secretReader: rate, podCreator: rate,
      legacyTokenSecret: rate, personalClusterAdmin: rate)
  }
}
