import Estate

extension PodSpec {
  /// A token for the API server itself that the pod asks for by hand.
  var projectedAPIToken: ProjectedToken? {
    for case .projected(let projection) in volumes.map(\.source) {
      if let token = projection.tokens.first(where: { $0.audience.isEmpty }) { return token }
    }
    return nil
  }

  /// The first privileged container; a user namespace (`hostUsers: false`) keeps it off the node.
  var privilegedContainer: String? {
    guard hostUsers != false else { return nil }
    return containers.first(where: \.privileged)?.name
  }
}
