extension EstateContextDocument.ClusterCompleteness {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value,
      keys: ["cluster", "sources", "collected", "partial", "notCollected", "reconstructed"])
    self.init(
      cluster: try reader.required("cluster").name(),
      sources: try Self.sources(reader.required("sources")),
      collected: try .init(reader.optional("collected")))
    var kinds = KindList()
    if case .kinds(let names) = collected { try kinds.add(names, of: reader.optional("collected")) }
    for entry in try reader.optional("partial")?.list() ?? [] {
      partial.append(try .init(entry))
      try kinds.add(partial[partial.count - 1].kind, at: entry)
    }
    notCollected = try Self.unusual(reader.optional("notCollected"), &kinds)
    reconstructed = try Self.unusual(reader.optional("reconstructed"), &kinds)
  }

  private static func sources(
    _ value: YAMLValue
  ) throws(SpecificationError) -> [EstateContextDocument.CollectionSource] {
    _ = try value.choices(among: EstateContextDocument.CollectionSource.allCases.map(\.rawValue))
    var sources: [EstateContextDocument.CollectionSource] = []
    for element in try value.list() { sources.append(try element.choice()) }
    return sources
  }

  private static func unusual(
    _ value: YAMLValue?, _ kinds: inout KindList
  ) throws(SpecificationError) -> [EstateContextDocument.UnusualKind] {
    var entries: [EstateContextDocument.UnusualKind] = []
    for entry in try value?.list() ?? [] {
      let reader = try MappingReader(entry, keys: ["kind", "reason"])
      let kind = try reader.required("kind").name()
      try kinds.add(kind, at: entry)
      entries.append(.init(kind: kind, reason: try reader.optional("reason")?.text() ?? ""))
    }
    return entries
  }
}

extension EstateContextDocument.CollectedKinds {
  /// `all`, or a list of kinds; none where nothing is written.
  fileprivate init(_ value: YAMLValue?) throws(SpecificationError) {
    guard let value else {
      self = .kinds([])
      return
    }
    if value.scalar == "all" {
      self = .all
    } else if value.scalar != nil {
      throw value.error(expected: "all, or a list of kinds")
    } else {
      self = .kinds(try value.names())
    }
  }
}

extension EstateContextDocument.PartialKind {
  fileprivate init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["kind", "onlyNamespaces", "missingNamespaces", "reason"])
    let only = reader.optional("onlyNamespaces")
    let missing = reader.optional("missingNamespaces")
    if only != nil, let missing {
      throw missing.error(
        expected: "onlyNamespaces or missingNamespaces", found: "both")
    }
    self.init(
      kind: try reader.required("kind").name(), namespaces: try .init(only: only, missing: missing),
      reason: try reader.optional("reason")?.text() ?? "")
  }
}

extension EstateContextDocument.KnownNamespaces {
  fileprivate init(only: YAMLValue?, missing: YAMLValue?) throws(SpecificationError) {
    if let only {
      self = .only(try only.names())
    } else if let missing {
      _ = try missing.nonEmptyList(of: "namespace")
      self = .except(try missing.names())
    } else {
      self = .unstated
    }
  }
}

/// The kinds that a cluster's record has mentioned so far.
private struct KindList {
  private var known: Set<[UInt8]> = []

  mutating func add(_ kinds: [String], of list: YAMLValue?) throws(SpecificationError) {
    for (kind, value) in zip(kinds, try list?.list() ?? []) { try add(kind, at: value) }
  }

  mutating func add(_ kind: String, at value: YAMLValue) throws(SpecificationError) {
    guard known.insert(Array(kind.utf8)).inserted else {
      throw value.error(
        expected: "each kind once", found: "\(Quotation.quote(kind)) again")
    }
  }
}
