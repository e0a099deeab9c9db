/// A policy that cannot be laid over an estate.
package enum PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A population cannot hold credentials of that kind.
  case unsuitableCredential(policy: String, population: String, kind: String, expected: String)
  /// Decisions need people, and the estate names none.
  case noApprovers(policy: String, estate: String)

  package var description: String {
    switch self {
    case .unsuitableCredential(let policy, let population, let kind, let expected):
      "policy \(policy): spec.credentials.\(population): \(kind) does not suit this population; "
        + "expected \(expected)"
    case .noApprovers(let policy, let estate):
      "policy \(policy) asks people to approve requests, but estate \(estate) has no approver pool "
        + "with members; add one under spec.approverPools of its context.yaml"
    }
  }
}
