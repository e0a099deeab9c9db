extension EstateContextDocument.ClusterLink {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["cluster", "namespace", "secret", "target", "username", "groups", "assumed"])
    self.init(
      cluster: try reader.required("cluster").name(),
      namespace: try reader.required("namespace").name(),
      secret: try reader.required("secret").name(),
      target: try reader.required("target").name(),
      username: try reader.required("username").name())
    groups = try reader.optional("groups")?.names() ?? []
    assumed = try reader.assumed()
    if Array(target.utf8) == Array(cluster.utf8) {
      throw try reader.required("target").error(expected: "another cluster than the Secret's own")
    }
  }

  /// What there may be one of; a Secret holds the credential of one cluster.
  var uniqueName: String { "\(cluster)/\(namespace)/\(secret)" }
}
