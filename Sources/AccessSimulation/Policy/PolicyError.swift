/// A policy that cannot be laid over an estate.
package enum PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A population cannot hold credentials of that kind.
  case unsuitableCredential(policy: String, population: String, kind: String, expected: String)
  /// Decisions need people, and the estate names none.
  case noApprovers(policy: String, estate: String)
  /// A process asks a pool that the estate does not have.
  case unknownPool(policy: String, pool: String, estate: String)
  /// A line of a process asks for more approvals than those whom it asks can give.
  case tooFewApprovers(
    policy: String, rule: String, pool: String, approvals: Int, members: Int, eligible: Int)
  /// Rights are to be narrowed to what was used, and nobody watched.
  case unknownUsage(policy: String, cluster: String, population: String)
  /// Rights are to be narrowed to what was used in a window in which nobody watched.
  case unwatchedWindow(policy: String, cluster: String, population: String)

  package var description: String {
    switch self {
    case .unsuitableCredential(let policy, let population, let kind, let expected):
      "policy \(policy): spec.credentials.\(population): \(kind) does not suit this population; "
        + "expected \(expected)"
    case .noApprovers(let policy, let estate):
      "policy \(policy) asks people to approve requests, but estate \(estate) has no approver pool "
        + "with members; add one under spec.approverPools of its context.yaml"
    case .unknownPool(let policy, let pool, let estate):
      "policy \(policy) asks approver pool \(pool), which estate \(estate) does not have; add it "
        + "under spec.approverPools of its context.yaml or name another"
    case .tooFewApprovers(
      let policy, let rule, let pool, let approvals, let members, let eligible):
      "policy \(policy): \(rule): approvals asked of pool \(pool): \(approvals); members: "
        + "\(members), without the requester: \(eligible); expected as many members as approvals "
        + "at least, under spec.approverPools of context.yaml"
    case .unknownUsage(let policy, let cluster, let population):
      "policy \(policy): spec.scopes: the rights of \(population) are to be narrowed to what they "
        + "used, but cluster \(cluster) has no usage model; import its audit log or leave the "
        + "scope out"
    case .unwatchedWindow(let policy, let cluster, let population):
      "policy \(policy): spec.scopes: the window of \(population) ends before the usage of "
        + "cluster \(cluster) was watched; expected a window inside what `blastlab usage` shows"
    }
  }
}
