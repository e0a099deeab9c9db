extension EstateContextDocument.CloudClusterAccess {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["cluster", "username", "groups"])
    self.init(
      cluster: try reader.required("cluster").name(),
      username: try reader.required("username").name(),
      groups: try reader.optional("groups")?.names() ?? [])
  }

  /// A cloud identity is one user of a cluster.
  static func all(_ value: YAMLValue) throws(SpecificationError) -> [Self] {
    var clusters: Set<[UInt8]> = []
    var all: [Self] = []
    for element in try value.list() {
      let access = try Self(element)
      guard clusters.insert(Array(access.cluster.utf8)).inserted else {
        throw element.error(
          expected: "one entry per cluster", found: "\(Quotation.quote(access.cluster)) again")
      }
      all.append(access)
    }
    return all
  }
}

extension EstateContextDocument.CloudKey {
  static let keys = ["name", "provider", "identity", "holders", "assumed"]

  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: Self.keys)
    self.init(
      name: try reader.required("name").name(),
      provider: try reader.required("provider").choice(),
      identity: try reader.required("identity").name())
    holders = try reader.optional("holders")?.names() ?? []
    assumed = try reader.assumed()
  }
}

extension EstateContextDocument.ClusterBackup {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["name", "cluster", "assumed"])
    self.init(
      name: try reader.required("name").name(), cluster: try reader.required("cluster").name(),
      assumed: try reader.assumed())
  }
}

extension EstateContextDocument.FederationTrust {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["subject", "admitsOthers"])
    self.init(
      subject: try reader.required("subject").name(),
      admitsOthers: try reader.required("admitsOthers").bool())
  }
}
