package import Foundation

extension ExperimentSpec {
  private static let keys = [
    "question", "seed", "estates", "policies", "compromises", "baseline", "timelines", "trials",
    "clock", "activity", "attacker", "detection", "unknownSteps", "primaryMetrics",
  ]

  /// Reads a file of kind `Experiment` and the policies, compromises and estate specifications that
  /// it refers to.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong, in whichever of the files.
  package static func read(file: URL) throws(SpecificationError) -> ExperimentSpec {
    try ExperimentSpec(Envelope(SourceFile(file), expected: .experiment))
  }

  /// Reads the text that `resolvedText(of:)` gives: the same experiment, with nothing left to look
  /// up but estate folders, whose paths count from the folder of `path`.
  ///
  /// - Parameter path: What errors call the text.
  /// - Throws: `SpecificationError` at the first thing that is wrong.
  package static func read(
    resolved text: String, path: String
  ) throws(SpecificationError) -> ExperimentSpec {
    let source = try SourceFile(bytes: Array(text.utf8), path: path)
    return try ExperimentSpec(Envelope(source, expected: .resolvedExperiment))
  }

  init(_ envelope: Envelope) throws(SpecificationError) {
    let reader = try MappingReader(envelope.spec, keys: Self.keys)
    let clock = try Clock(reader.optional("clock"))
    let parts = ExperimentParts(isResolved: envelope.kind == .resolvedExperiment)
    let policies = try parts.policies(reader.required("policies"))
    let compromises = try parts.compromises(reader.required("compromises"))
    let estates = try parts.estates(reader.required("estates"))
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
    if let value = reader.optional("attacker") { attacker = try AttackerSpec(value) }
    try checkMetrics(reader.required("primaryMetrics"))
    if let value = reader.optional("activity") { activity = try ActivitySpec(value) }
  }

  /// An attacker with a single aim says nothing about the rest of what could be reached.
  private func checkMetrics(_ value: YAMLValue) throws(SpecificationError) {
    guard attacker.behaviour == .targeted,
      let metric = primaryMetrics.first(where: MetricNames.needsWholeBlast.contains)
    else { return }
    throw value.error(
      expected: "metrics that a targeted attacker defines, such as objective_reached",
      found: Quotation.quote(metric))
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
