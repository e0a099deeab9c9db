internal import Estate

/// Service accounts that stand for identities of a cloud.
package struct CloudCensus: Sendable, Hashable {
  package private(set) var links = 0
  /// Of the links to a role of which anything is known, those to a sensitive one.
  package private(set) var sensitive = Share()

  init() {}

  init(_ context: EstateContext) {
    let roles = Dictionary(
      context.cloudRoles.map { ($0.identity, $0.isSensitive) }, uniquingKeysWith: { $0 || $1 })
    links = context.cloudIdentities.count
    for link in context.cloudIdentities {
      if let isSensitive = roles[link.identity] { sensitive.count(isSensitive) }
    }
  }

  static func += (left: inout CloudCensus, right: CloudCensus) {
    left.links += right.links
    left.sensitive += right.sensitive
  }
}
