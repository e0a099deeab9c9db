extension EstateContextDocument.Person {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value,
      keys: [
        "name", "username", "groups", "team", "clusters", "laptop", "workingHours", "tasksPerDay",
        "onCall", "assumed",
      ])
    self.init(
      name: try reader.required("name").name(),
      username: try reader.required("username").name(),
      clusters: try reader.required("clusters").names(),
      laptop: try reader.required("laptop").name(),
      tasksPerDay: try reader.required("tasksPerDay").amount(upTo: 1000))
    groups = try reader.optional("groups")?.names() ?? []
    team = try reader.optional("team")?.text() ?? ""
    workingHours = try .init(reader)
    onCall = try reader.optional("onCall")?.bool() ?? false
    assumed = try reader.assumed()
  }
}

extension EstateContextDocument.Pipeline {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value,
      keys: [
        "name", "cluster", "namespace", "serviceAccount", "ciSystem", "workingHours", "runsPerDay",
        "jobDuration", "federation", "assumed",
      ])
    self.init(
      name: try reader.required("name").name(),
      cluster: try reader.required("cluster").name(),
      namespace: try reader.required("namespace").name(),
      serviceAccount: try reader.required("serviceAccount").name(),
      ciSystem: try reader.required("ciSystem").name(),
      runsPerDay: try reader.required("runsPerDay").amount(upTo: 10_000),
      jobDurationSeconds: try reader.required("jobDuration").positiveDuration())
    if let value = reader.optional("federation") {
      federation = try EstateContextDocument.FederationTrust(value)
    }
    workingHours = try .init(reader)
    assumed = try reader.assumed()
  }
}

extension EstateContextDocument.ApproverPool {
  static let keys = ["name", "members", "workingHours", "assumed"]

  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: Self.keys)
    self.init(
      name: try reader.required("name").name(), members: try reader.required("members").names())
    workingHours = try .init(reader)
    assumed = try reader.assumed()
  }
}

extension EstateContextDocument.NamespaceEnvironment {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["cluster", "namespace", "environment", "assumed"])
    self.init(
      cluster: try reader.required("cluster").name(),
      namespace: try reader.required("namespace").name(),
      environment: try reader.required("environment").choice(),
      assumed: try reader.assumed())
  }
}

extension EstateContextDocument.ClusterEndpoint {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["cluster", "exposure", "assumed"])
    self.init(
      cluster: try reader.required("cluster").name(),
      exposure: try reader.required("exposure").choice(),
      assumed: try reader.assumed())
  }
}

extension EstateContextDocument.AssetWeights {
  /// A weight that is left out keeps its default.
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["secret", "namespace", "node", "cluster", "cloudRole"])
    self = SpecDefaults.assetWeights
    secret = try reader.optional("secret")?.amount() ?? secret
    namespace = try reader.optional("namespace")?.amount() ?? namespace
    node = try reader.optional("node")?.amount() ?? node
    cluster = try reader.optional("cluster")?.amount() ?? cluster
    cloudRole = try reader.optional("cloudRole")?.amount() ?? cloudRole
  }
}

extension MappingReader {
  /// Whether the entry is marked as a guess.
  func assumed() throws(SpecificationError) -> Bool {
    try optional("assumed")?.bool() ?? false
  }
}
