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

  /// The small preset with every product on every cluster; of the GitOps controllers, Argo CD.
  static func equipped(seed: UInt64 = 1) throws -> EstateSpec {
    try small(seed: seed).setting(
      EstateParameter.adoptions.map { ($0, $0 == .fluxShare ? 0 : 1) })
  }

  /// Estates of other shapes: the smallest, one cluster, several of a kind, crowded, all faulty,
  /// old, new.
  static func shapes() throws -> [EstateSpec] {
    let small = try small()
    let all: [EstateSpec] = [
      small,
      small.setting([
        (.clusters, 1), (.teams, 1), (.people, 1), (.applicationCount, 0), (.nodesMin, 1),
      ]),
      small.setting([(.clusters, 1), (.applicationCount, 6)]),
      small.setting([(.clusters, 5), (.teams, 30), (.people, 31), (.applicationCount, 87)]),
      try equipped().setting([(.podsPerNode, 1000), (.nodesMin, 1), (.podsPerNodeMax, 40)]),
      everythingWrong(small),
      try #require(EstateSpec.preset("small-brownfield")),
      try #require(EstateSpec.preset("small-greenfield")),
    ]
    return all.enumerated().map { index, spec in
      var spec = spec
      spec.seed = UInt64(index + 1)
      return spec
    }
  }

  static let shapeCount = 8

  /// Faults and leftovers that only ever add something.
  static let additions =
    EstateParameter.misconfigurations
    + EstateParameter.age
    .filter { $0 != .legacyTokenOverYear }

  static func faultless(_ spec: EstateSpec) -> EstateSpec { rated(spec, 0) }
  static func everythingWrong(_ spec: EstateSpec) -> EstateSpec { rated(spec, 1) }

  /// The specification with every fault and leftover at one rate.
  static func rated(_ spec: EstateSpec, _ rate: Double) -> EstateSpec {
    spec.setting(additions.map { ($0, rate) })
  }

  static func isApplication(_ namespace: String) -> Bool {
    ["-production", "-staging", "-development"].contains { namespace.hasSuffix($0) }
  }
}
