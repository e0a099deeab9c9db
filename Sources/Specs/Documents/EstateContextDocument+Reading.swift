package import Foundation

extension EstateContextDocument {
  /// Reads a file of kind `EstateContext`.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong.
  package static func read(file: URL) throws(SpecificationError) -> EstateContextDocument {
    try EstateContextDocument(Envelope(SourceFile(file), expected: .estateContext))
  }

  init(_ envelope: Envelope) throws(SpecificationError) {
    self.init(name: envelope.name, description: envelope.description)
    let reader = try MappingReader(
      envelope.spec,
      keys: [
        "people", "pipelines", "agents", "approverPools", "environments", "endpoints",
        "cloudIdentities", "cloudRoles", "cloudKeys", "sharedKubeconfigs", "clusterLinks",
        "backups",
        "assetWeights", "completeness",
      ])
    people = try Self.section(reader, "people") { (value) throws(SpecificationError) in
      try Person(value)
    }
    pipelines = try Self.section(reader, "pipelines") { (value) throws(SpecificationError) in
      try Pipeline(value)
    }
    agents = try Self.section(reader, "agents") { (value) throws(SpecificationError) in
      try Agent(value)
    }
    approverPools = try Self.section(
      reader, "approverPools"
    ) { (value) throws(SpecificationError) in try ApproverPool(value) }
    environments = try Self.section(
      reader, "environments"
    ) { (value) throws(SpecificationError) in try NamespaceEnvironment(value) }
    endpoints = try Self.section(reader, "endpoints") { (value) throws(SpecificationError) in
      try ClusterEndpoint(value)
    }
    try readCredentials(reader)
    completeness = try Self.section(
      reader, "completeness"
    ) { (value) throws(SpecificationError) in try ClusterCompleteness(value) }
    if let weights = reader.optional("assetWeights") { assetWeights = try AssetWeights(weights) }
    try checkNames(reader)
  }

  /// What else than people and pipelines may act on clusters, or be acted on from them.
  private mutating func readCredentials(_ reader: MappingReader) throws(SpecificationError) {
    cloudIdentities = try Self.section(
      reader, "cloudIdentities"
    ) { (value) throws(SpecificationError) in try CloudIdentity(value) }
    cloudRoles = try Self.section(reader, "cloudRoles") { (value) throws(SpecificationError) in
      try CloudRole(value)
    }
    cloudKeys = try Self.section(reader, "cloudKeys") { (value) throws(SpecificationError) in
      try CloudKey(value)
    }
    sharedKubeconfigs = try Self.section(
      reader, "sharedKubeconfigs"
    ) { (value) throws(SpecificationError) in try SharedKubeconfig(value) }
    clusterLinks = try Self.section(
      reader, "clusterLinks"
    ) { (value) throws(SpecificationError) in try ClusterLink(value) }
    backups = try Self.section(reader, "backups") { (value) throws(SpecificationError) in
      try ClusterBackup(value)
    }
  }

  /// A section that is left out has no entries.
  private static func section<Entry>(
    _ reader: MappingReader, _ key: String,
    _ make: (YAMLValue) throws(SpecificationError) -> Entry
  ) throws(SpecificationError) -> [Entry] {
    guard let value = reader.optional(key) else { return [] }
    return try value.list().map(make)
  }

  // MARK: Names

  /// Names that other entries or the simulation use as keys must be unique, and references must
  /// lead somewhere.
  private func checkNames(_ reader: MappingReader) throws(SpecificationError) {
    try Self.checkUnique(people.map(\.name), reader, "people")
    try Self.checkUnique(pipelines.map(\.name), reader, "pipelines")
    try Self.checkUnique(agents.map(\.name), reader, "agents")
    try Self.checkUnique(approverPools.map(\.name), reader, "approverPools")
    let namespaces = environments.map { "\($0.cluster)/\($0.namespace)" }
    try Self.checkUnique(namespaces, reader, "environments")
    try Self.checkUnique(endpoints.map(\.cluster), reader, "endpoints")
    try Self.checkUnique(cloudIdentities.map(\.uniqueName), reader, "cloudIdentities")
    try Self.checkUnique(cloudRoles.map(\.uniqueName), reader, "cloudRoles")
    try Self.checkUnique(sharedKubeconfigs.map(\.name), reader, "sharedKubeconfigs")
    try Self.checkUnique(clusterLinks.map(\.uniqueName), reader, "clusterLinks")
    try Self.checkUnique(cloudKeys.map(\.name), reader, "cloudKeys")
    try Self.checkUnique(backups.map(\.name), reader, "backups")
    try Self.checkUnique(completeness.map(\.cluster), reader, "completeness")
    try checkPeople(
      approverPools.map(\.members), reader, "approverPools", ApproverPool.keys, "members")
    try checkPeople(
      sharedKubeconfigs.map(\.holders), reader, "sharedKubeconfigs", SharedKubeconfig.keys,
      "holders")
    try checkPeople(cloudKeys.map(\.holders), reader, "cloudKeys", CloudKey.keys, "holders")
  }

  private static func checkUnique(
    _ names: [String], _ reader: MappingReader, _ key: String
  ) throws(SpecificationError) {
    guard let values = try reader.optional(key)?.list() else { return }
    var known: Set<[UInt8]> = []
    for (name, value) in zip(names, values) where !known.insert(Array(name.utf8)).inserted {
      throw value.error(
        expected: "one entry per name", found: "\(Quotation.quote(name)) again")
    }
  }

  /// Fails at the first name, in the lists of a section's entries, that is no person's.
  ///
  /// - Parameters:
  ///   - names: of people, by entry.
  ///   - keys: of an entry.
  ///   - list: the key whose list holds the names.
  private func checkPeople(
    _ names: [[String]], _ reader: MappingReader, _ section: String, _ keys: [String],
    _ list: String
  ) throws(SpecificationError) {
    guard let entries = try reader.optional(section)?.list() else { return }
    let known = Set(people.map { Array($0.name.utf8) })
    for (index, names) in names.enumerated() {
      for (position, name) in names.enumerated() where !known.contains(Array(name.utf8)) {
        let entry = try MappingReader(entries[index], keys: keys)
        let value = try entry.required(list).list()[position]
        throw value.error(
          expected: "the name of an entry of spec.people", found: Quotation.quote(name))
      }
    }
  }
}
