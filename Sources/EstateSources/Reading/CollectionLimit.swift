import Estate

/// What is known to be missing or made up of a kind that was collected.
package enum CollectionLimit: Sendable, Hashable {
  /// The dump has files for a namespace, but none of this kind.
  case missing(namespace: String)
  /// Only objects that something refers to were collected.
  case inUseOnly
  /// Only the objects' names and places were collected.
  case namesOnly
  /// The objects were rebuilt from what another collector made of the real ones.
  case reconstructed
  /// The objects were made from the templates of workloads.
  case fromTemplates(workloads: Int)
  /// A field that should have been read makes no sense.
  case unreadable(field: String)
}

extension CollectionLimit: CustomStringConvertible, Comparable {
  /// The end of a sentence about the kind's objects.
  package var description: String {
    switch self {
    case .missing(let namespace): "not collected in namespace \(namespace)"
    case .inUseOnly: "collected only where something refers to them"
    case .namesOnly: "collected by name only"
    case .reconstructed: "rebuilt from what another collector made of them"
    case .fromTemplates(workloads: 1): "made from the template of a workload"
    case .fromTemplates(workloads: let count): "made from the templates of \(count) workloads"
    case .unreadable(let field): "collected, but \(field) cannot be read"
    }
  }

  /// The order of the descriptions' bytes.
  package static func < (left: CollectionLimit, right: CollectionLimit) -> Bool {
    left.description.precedesInBytes(right.description)
  }
}
