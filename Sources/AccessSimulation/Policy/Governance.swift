import Sampling
import Specs

/// Which members of a population the controls of a policy govern.
///
/// A member draws one uniform for all controls: somebody whom one control leaves out for being
/// brownfield is left out by every other of the same share. The draw depends on the member's name
/// only, so that coverage is a fact of the estate and the policy, the same in every unit, and
/// monotone in the share.
struct Governance: Sendable {
  /// The rank of each member by what its rights put at risk, the riskiest first.
  private let ranks: [Governed: [String: Int]]

  /// - Parameter riskOrder: Names of members, those whose rights put most at risk first; needed for
  ///   ``Coverage/Order/highestRiskFirst`` only.
  init(riskOrder: [Governed: [String]] = [:]) {
    ranks = riskOrder.mapValues { order in
      Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private static let purpose = StreamPurpose("coverage")
  private static let streams = RandomStreams(seed: 0, unit: 0)

  /// Whether a control governs a member of a population.
  ///
  /// - Complexity: O(1).
  func governs(_ coverage: Coverage, _ population: Population, _ name: String) -> Bool {
    governs(coverage, .population(population), name)
  }

  /// Whether a control governs a shared kubeconfig.
  func governs(_ coverage: Coverage, sharedKubeconfig name: String) -> Bool {
    governs(coverage, .sharedKubeconfigs, name)
  }

  private func governs(_ coverage: Coverage, _ governed: Governed, _ name: String) -> Bool {
    guard coverage.share < 1 else { return true }
    switch coverage.order {
    case .random:
      let key = EntityKey(governed.word, name)
      return Self.streams.uniform(Self.purpose, key, 0) < coverage.share
    case .highestRiskFirst:
      guard let order = ranks[governed], let rank = order[name] else { return false }
      return Double(rank) + 0.5 < coverage.share * Double(order.count)
    }
  }
}

/// What the members of which a control governs a share are.
enum Governed: Sendable, Hashable {
  case population(Population)
  /// By their names.
  case sharedKubeconfigs

  /// What draws are keyed by.
  fileprivate var word: String {
    switch self {
    case .population(let population): population.rawValue
    case .sharedKubeconfigs: "shared-kubeconfigs"
    }
  }
}
