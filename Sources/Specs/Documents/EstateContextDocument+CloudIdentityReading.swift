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
      assumed: try reader.optional("assumed")?.bool() ?? false)
  }

  /// What there may be one of; a service account has one identity per provider.
  var uniqueName: String { "\(cluster)/\(namespace)/\(serviceAccount) at \(provider.rawValue)" }
}
