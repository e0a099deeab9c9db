package import Foundation

extension ExperimentSpec {
  private static let keys = [
    "question", "seed", "estates", "policies", "compromises", "baseline", "timelines", "trials",
    "clock", "activity", "detection", "unknownSteps", "primaryMetrics",
  ]

  /// Reads a file of kind `Experiment` and the policies, compromises and estate specifications that
  /// it refers to.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong, in whichever of the files.
  package static func read(file: URL) throws(SpecificationError) -> ExperimentSpec {
    try ExperimentSpec(Envelope(SourceFile(file), expected: .experiment))
  }

  init(_ envelope: Envelope) throws(SpecificationError) {
    let reader = try MappingReader(envelope.spec, keys: Self.keys)
    let clock = try Clock(reader.optional("clock"))
    let policies = try Self.policies(reader.required("policies"))
    let compromises = try Self.compromises(reader.required("compromises"))
    let estates = try Self.estates(reader.required("estates"))
    self.init(
      name: envelope.name, description: envelope.description,
      question: try reader.optional("question")?.prose() ?? "",
      seed: try reader.required("seed").seed(), estates: estates.map(\.source),
      policies: policies, compromises: compromises,
      baseline: try reader.required("baseline").choice(among: policies.map(\.name)),
      timelines: try reader.required("timelines").integer(in: 20...1_000_000),
      trials: try reader.required("trials").integer(in: 1...1_000_000),
      warmUp: clock.warmUp, leakWindow: clock.leakWindow, maxDelay: clock.maxDelay,
      detection: try reader.optional("detection")?.choice() ?? .dwell,
      primaryMetrics: try reader.required("primaryMetrics").choices(
        among: MetricNames.knownMetrics))
    estateOrigins = estates.map(\.origin)
    unknownSteps = try reader.optional("unknownSteps")?.choice() ?? .follow
    if let value = reader.optional("activity") { activity = try ActivitySpec(value) }
  }

  // MARK: Policies and compromises

  private static func policies(_ value: YAMLValue) throws(SpecificationError) -> [PolicySpec] {
    var policies: [PolicySpec] = []
    for element in try value.nonEmptyList(of: "policy") {
      let file = try element.referencedFile()
      let policy = try PolicySpec(Envelope(file, expected: .policy))
      try element.checkNew(policy.name, among: policies.map(\.name), of: file.path)
      policies.append(policy)
    }
    return policies
  }

  private static func compromises(
    _ value: YAMLValue
  ) throws(SpecificationError) -> [CompromiseSpec] {
    var compromises: [CompromiseSpec] = []
    for element in try value.nonEmptyList(of: "compromise") {
      let file = try element.referencedFile()
      let compromise = try CompromiseSpec(Envelope(file, expected: .compromise))
      try element.checkNew(compromise.name, among: compromises.map(\.name), of: file.path)
      compromises.append(compromise)
    }
    return compromises
  }

  // MARK: Estates

  private typealias Estate = (name: String, source: EstateSource, origin: EstateOrigin)

  private static func estates(_ value: YAMLValue) throws(SpecificationError) -> [Estate] {
    var estates: [Estate] = []
    for element in try value.nonEmptyList(of: "estate") {
      let estate = try estate(element)
      try element.checkNew(
        estate.name, among: estates.map(\.name), of: estate.origin.reference)
      estates.append(estate)
    }
    return estates
  }

  private static func estate(_ value: YAMLValue) throws(SpecificationError) -> Estate {
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

  // MARK: Clock

  private struct Clock {
    var warmUp = SpecDefaults.warmUp
    var leakWindow = SpecDefaults.leakWindow
    var maxDelay = SpecDefaults.maxDelay

    init(_ value: YAMLValue?) throws(SpecificationError) {
      guard let value else { return }
      let reader = try MappingReader(value, keys: ["warmUp", "leakWindow", "maxDelay"])
      warmUp = try reader.optional("warmUp")?.duration() ?? warmUp
      leakWindow = try reader.optional("leakWindow")?.positiveDuration() ?? leakWindow
      maxDelay = try reader.optional("maxDelay")?.duration() ?? maxDelay
    }
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
