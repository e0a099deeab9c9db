/// What an experiment is made of: files that it refers to or, in a resolved experiment, their
/// contents.
struct ExperimentParts {
  let isResolved: Bool

  private func envelope(
    _ value: YAMLValue, _ kind: Envelope.Kind
  ) throws(SpecificationError) -> (envelope: Envelope, origin: String) {
    guard !isResolved else { return (try Envelope(part: value, of: kind), value.source.path) }
    let file = try value.referencedFile()
    return (try Envelope(file, expected: kind), file.path)
  }

  func policies(_ value: YAMLValue) throws(SpecificationError) -> [PolicySpec] {
    var policies: [PolicySpec] = []
    for element in try value.nonEmptyList(of: "policy") {
      let (envelope, origin) = try envelope(element, .policy)
      let policy = try PolicySpec(envelope)
      try element.checkNew(policy.name, among: policies.map(\.name), of: origin)
      policies.append(policy)
    }
    return policies
  }

  func compromises(_ value: YAMLValue) throws(SpecificationError) -> [CompromiseSpec] {
    var compromises: [CompromiseSpec] = []
    for element in try value.nonEmptyList(of: "compromise") {
      let (envelope, origin) = try envelope(element, .compromise)
      let compromise = try CompromiseSpec(envelope)
      try element.checkNew(compromise.name, among: compromises.map(\.name), of: origin)
      compromises.append(compromise)
    }
    return compromises
  }

  // MARK: Estates

  typealias Estate = (
    name: String, source: ExperimentSpec.EstateSource, origin: ExperimentSpec.EstateOrigin
  )

  func estates(_ value: YAMLValue) throws(SpecificationError) -> [Estate] {
    var estates: [Estate] = []
    for element in try value.nonEmptyList(of: "estate") {
      let estate = try estate(element)
      try element.checkNew(
        estate.name, among: estates.map(\.name), of: estate.origin.reference)
      estates.append(estate)
    }
    return estates
  }

  private func estate(_ value: YAMLValue) throws(SpecificationError) -> Estate {
    if isResolved, try value.entries().contains(where: { $0.name == "metadata" }) {
      let spec = try EstateSpec(Envelope(part: value, of: .estateSpec))
      return (spec.name, .inline(spec), .init(reference: spec.name, spec: spec))
    }
    return try referencedEstate(value)
  }

  private func referencedEstate(_ value: YAMLValue) throws(SpecificationError) -> Estate {
    let reader = try MappingReader(value, keys: ["preset", "spec", "directory"])
    let forms = ["preset", "spec", "directory"].compactMap(reader.optional)
    guard forms.count == 1 else {
      throw value.error(
        expected: "one of preset, spec, directory", found: forms.isEmpty ? "none" : "several")
    }
    if let name = reader.optional("preset") {
      let preset = try name.estatePreset()
      return (preset.name, .preset(preset.name), .init(reference: preset.name, spec: preset))
    }
    if let reference = reader.optional("spec") {
      let file = try reference.referencedFile()
      let spec = try EstateSpec(Envelope(file, expected: .estateSpec))
      return (
        spec.name, .spec(path: file.path), .init(reference: try reference.name(), spec: spec)
      )
    }
    let reference = try reader.required("directory")
    let path = try reference.referencedFolder()
    return (
      FilePath.lastComponent(of: path), .directory(path: path),
      .init(reference: try reference.name())
    )
  }
}

extension YAMLValue {
  /// Results are told apart by name, so no two parts of one kind may share one.
  fileprivate func checkNew(
    _ name: String, among known: [String], of reference: String
  ) throws(SpecificationError) {
    guard known.contains(name) else { return }
    throw error(
      expected: "names that differ",
      found: "\(Quotation.quote(name)) again in \(Quotation.path(reference))")
  }
}
