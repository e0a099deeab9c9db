package import Foundation

/// A file that an experimenter wrote, decoded and checked.
///
/// What reading guarantees: every key is known, every value has its type and range, every file that
/// is referred to exists and is valid itself, and every default is filled in.
package enum SpecFile: Sendable, Hashable {
  case estate(EstateSpec)
  case context(EstateContextDocument)
  case policy(PolicySpec)
  case compromise(CompromiseSpec)
  case experiment(ExperimentSpec)
  case techniqueScenario(TechniqueScenario)

  /// Reads a file of any kind.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong; its cause is `unreadable` when
  ///   the file itself cannot be read.
  package static func read(_ url: URL) throws(SpecificationError) -> SpecFile {
    try SpecFile(SourceFile(url))
  }

  /// Reads a text as if it were the contents of a file.
  ///
  /// - Parameter path: What errors call the text, and where relative references start.
  package static func read(
    _ text: String, path: String
  ) throws(SpecificationError) -> SpecFile {
    try SpecFile(SourceFile(bytes: Array(text.utf8), path: path))
  }

  private init(_ source: SourceFile) throws(SpecificationError) {
    let envelope = try Envelope(source)
    switch envelope.kind {
    case .estateSpec: self = .estate(try EstateSpec(envelope))
    case .estateContext: self = .context(try EstateContextDocument(envelope))
    case .policy: self = .policy(try PolicySpec(envelope))
    case .compromise: self = .compromise(try CompromiseSpec(envelope))
    case .experiment, .resolvedExperiment: self = .experiment(try ExperimentSpec(envelope))
    case .techniqueScenario: self = .techniqueScenario(try TechniqueScenario(envelope))
    case .claim: throw envelope.spec.error(problem: Envelope.unsupportedClaim)
    }
  }

  /// The kind as the file names it.
  package var kind: String {
    switch self {
    case .estate: Envelope.Kind.estateSpec.rawValue
    case .context: Envelope.Kind.estateContext.rawValue
    case .policy: Envelope.Kind.policy.rawValue
    case .compromise: Envelope.Kind.compromise.rawValue
    case .experiment: Envelope.Kind.experiment.rawValue
    case .techniqueScenario: Envelope.Kind.techniqueScenario.rawValue
    }
  }

  /// The name that the file gives itself.
  package var name: String {
    switch self {
    case .estate(let spec): spec.name
    case .context(let document): document.name
    case .policy(let spec): spec.name
    case .compromise(let spec): spec.name
    case .experiment(let spec): spec.name
    case .techniqueScenario(let scenario): scenario.name
    }
  }
}
