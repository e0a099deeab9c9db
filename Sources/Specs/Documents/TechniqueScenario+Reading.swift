package import Foundation
import Yams

extension TechniqueScenario {
  /// Reads a file of kind `TechniqueScenario` and the contexts that it refers to.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong, in whichever of the files.
  package static func read(file: URL) throws(SpecificationError) -> TechniqueScenario {
    try TechniqueScenario(Envelope(SourceFile(file), expected: .techniqueScenario))
  }

  init(_ envelope: Envelope) throws(SpecificationError) {
    let reader = try MappingReader(envelope.spec, keys: ["cases"])
    var cases: [Case] = []
    for element in try reader.required("cases").nonEmptyList(of: "case") {
      cases.append(try Case(element))
    }
    self.init(name: envelope.name, description: envelope.description, cases: cases)
  }
}

extension TechniqueScenario.Case {
  private static let keys = [
    "estate", "context", "version", "unknown", "assumed", "from", "takes", "reaches", "never",
    "why",
  ]

  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: Self.keys)
    let estate = try reader.required("estate")
    self.init(
      estate: try estate.nameOfNeighbour(), estatePath: try estate.referencedBytes().path,
      sources: try reader.required("from").oneOrMoreNames(),
      takes: try reader.required("takes").bool())
    reaches = try reader.optional("reaches")?.oneOrMoreNames() ?? []
    never = try reader.optional("never")?.oneOrMoreNames() ?? []
    if let written = reader.optional("never") { try refuseReached(in: written) }
    assumed = try reader.optional("assumed")?.bool() ?? false
    version = try reader.optional("version")?.version()
    if let kinds = reader.optional("unknown") {
      _ = try kinds.nonEmptyList(of: "kind")
      unknownKinds = try kinds.names()
    }
    if let reference = reader.optional("context") {
      contextFile = try reference.nameOfNeighbour()
      context = try EstateContextDocument(
        Envelope(reference.referencedFile(), expected: .estateContext))
    }
    // A technique that does not work is worth nothing without the reason.
    why = takes ? try reader.optional("why")?.prose() ?? "" : try reader.required("why").prose()
    if !takes, why.isEmpty { throw try reader.required("why").error(expected: "a reason") }
  }

  /// - Throws: where something is to be reached and never reached.
  private func refuseReached(in never: YAMLValue) throws(SpecificationError) {
    // Byte by byte, as Kubernetes compares names.
    let reached = Set(reaches.map { Array($0.utf8) })
    let elements: [YAMLValue]
    if case .sequence = never.node { elements = try never.list() } else { elements = [never] }
    for element in elements {
      let name = try element.name()
      if reached.contains(Array(name.utf8)) {
        throw element.error(
          expected: "nothing of what must be reached",
          found: "\(Quotation.quote(name)), which is under reaches too")
      }
    }
  }
}

extension YAMLValue {
  /// The name of a file in the same folder: a scenario's folder is all there is of it, so that it
  /// can be copied and says the same everywhere.
  fileprivate func nameOfNeighbour() throws(SpecificationError) -> String {
    let name = try name()
    guard !name.contains("/"), name != ".", name != ".." else {
      throw error(expected: "the name of a file in the same folder")
    }
    return name
  }

  /// One name, or a list of at least one.
  fileprivate func oneOrMoreNames() throws(SpecificationError) -> [String] {
    if case .sequence = node {
      _ = try nonEmptyList(of: "name")
      return try names()
    }
    guard let name = scalar, !name.isEmpty else {
      throw error(expected: "a name or a list of names")
    }
    return [name]
  }

  fileprivate func version() throws(SpecificationError) -> TechniqueScenario.Version {
    let parts = (scalar ?? "").split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy(DecimalText.isDigit) }),
      let major = Int(parts[0]), let minor = Int(parts[1])
    else { throw error(expected: "a version such as 1.34") }
    return .init(major: major, minor: minor)
  }
}
