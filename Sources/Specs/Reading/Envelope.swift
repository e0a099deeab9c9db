/// What every document starts with.
struct Envelope {
  /// The kinds of documents, in the order in which errors list them.
  enum Kind: String, CaseIterable {
    case estateSpec = "EstateSpec"
    case estateContext = "EstateContext"
    case policy = "Policy"
    case compromise = "Compromise"
    case experiment = "Experiment"
    case techniqueScenario = "TechniqueScenario"
    case claim = "Claim"
    /// An experiment with everything that it refers to, as result databases keep it.
    case resolvedExperiment = "ResolvedExperiment"
  }

  static let apiVersion = "blastlab/v1"
  static let unsupportedClaim = "kind Claim is not supported by this version"

  let kind: Kind
  let name: String
  let description: String
  let spec: YAMLValue

  /// - Parameter expected: The only kind that will do; `nil` for any that this version reads.
  init(_ source: SourceFile, expected: Kind? = nil) throws(SpecificationError) {
    let document = try YAMLDocument.compose(source)
    // A file of another program is told so, rather than that all its keys are unknown.
    for entry in try document.entries() where entry.name == "apiVersion" {
      guard entry.value.scalar == Self.apiVersion else {
        throw entry.value.error(expected: Self.apiVersion)
      }
    }
    let reader = try MappingReader(document, keys: ["apiVersion", "kind", "metadata", "spec"])
    _ = try reader.required("apiVersion")
    kind = try Self.kind(reader.required("kind"), expected: expected)
    let metadata = try MappingReader(reader.required("metadata"), keys: ["name", "description"])
    // An imported estate may bear whatever name its cluster has.
    let nameValue = try metadata.required("name")
    name = kind == .estateContext ? try nameValue.name() : try nameValue.identifier()
    description = try metadata.optional("description")?.prose() ?? ""
    spec = try reader.required("spec")
  }

  /// A part of a resolved experiment: what a file of that kind says, without its first two lines.
  init(part value: YAMLValue, of kind: Kind) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["metadata", "spec"])
    let metadata = try MappingReader(reader.required("metadata"), keys: ["name", "description"])
    self.kind = kind
    name = try metadata.required("name").identifier()
    description = try metadata.optional("description")?.prose() ?? ""
    spec = try reader.required("spec")
  }

  private static func kind(
    _ value: YAMLValue, expected: Kind?
  ) throws(SpecificationError) -> Kind {
    let known = Kind.allCases.filter { $0 != .claim && $0 != .resolvedExperiment }
      .map(\.rawValue)
    guard value.scalar != Kind.claim.rawValue else {
      throw SpecificationError(
        file: value.source.path, line: value.line, column: value.column,
        problem: Self.unsupportedClaim)
    }
    let name = try value.choice(among: expected.map { [$0.rawValue] } ?? known)
    guard let kind = Kind(rawValue: name) else { throw value.error(expected: "a kind") }
    return kind
  }
}

extension YAMLValue {
  /// A name that may stand in file names and tables as it is.
  func identifier() throws(SpecificationError) -> String {
    guard let text = scalar, SpecFile.isName(text) else {
      throw error(expected: "a name of up to 63 letters, digits, '-', '_' and '.'")
    }
    return text
  }
}

extension SpecFile {
  /// Whether a text may name a specification: up to 63 letters, digits, `-`, `_` and `.`, the first a
  /// letter or digit.
  package static func isName(_ text: String) -> Bool {
    (1...63).contains(text.utf8.count) && text.utf8.allSatisfy(isNameByte)
      && text.utf8.first.map(isAlphanumeric) == true
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    DecimalText.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || Array("-_.".utf8).contains(byte)
  }
}
