extension EstateContextDocument.CloudIdentity {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value,
      keys: ["cluster", "namespace", "serviceAccount", "provider", "identity", "assumed"])
    self.init(
      cluster: try reader.required("cluster").name(),
      namespace: try reader.required("namespace").name(),
      serviceAccount: try reader.required("serviceAccount").name(),
      provider: try reader.required("provider").choice(),
      identity: try reader.required("identity").name(),
      assumed: try reader.assumed())
  }

  /// What there may be one of; a service account has one identity per provider.
  var uniqueName: String { "\(cluster)/\(namespace)/\(serviceAccount) at \(provider.rawValue)" }
}

extension EstateContextDocument.CloudRole {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value,
      keys: [
        "provider", "identity", "sensitive", "nodesOf", "clusterAccess", "administers", "assumed",
      ])
    self.init(
      provider: try reader.required("provider").choice(),
      identity: try reader.required("identity").name(),
      sensitive: try reader.required("sensitive").bool(),
      nodesOf: try reader.optional("nodesOf")?.names() ?? [],
      assumed: try reader.assumed())
    if let value = reader.optional("clusterAccess") {
      clusterAccess = try EstateContextDocument.CloudClusterAccess.all(value)
    }
    administers = try reader.optional("administers")?.names() ?? []
  }

  /// What there may be one of.
  var uniqueName: String { "\(identity) at \(provider.rawValue)" }
}
