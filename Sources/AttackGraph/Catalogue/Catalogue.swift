import Estate

/// An ordered set of technique rows.
package struct Catalogue: Sendable, Hashable {
  package let techniques: [Technique]
  private let positions: [String: Int]

  /// - Precondition: ids are unique.
  package init(_ techniques: [Technique]) {
    self.techniques = techniques
    var positions: [String: Int] = [:]
    for (index, technique) in techniques.enumerated() {
      precondition(positions[technique.id] == nil, "technique \(technique.id) is listed twice")
      positions[technique.id] = index
    }
    self.positions = positions
  }

  package func index(of id: String) -> Int? {
    positions[id]
  }

  /// The rows that need rights in the API, as a server of this version asks for them.
  func requests(of version: ServerVersion, including: Set<Certainty>) -> [RequestRow] {
    techniques.indices.flatMap { index -> [RequestRow] in
      guard techniques[index].versions.contains(version),
        including.contains(techniques[index].certainty),
        case .request(let rights, let target, let scope, let also) = techniques[index].condition
      else { return [] }
      return RequestRow(
        id: techniques[index].id,
        step: Step(technique: index, certainty: techniques[index].certainty),
        rights: rights.map { $0.of(version) }, target: target, scope: scope, also: also
      ).variants
    }
  }

  /// The rows that let containers out, on a server of this version.
  func escapes(of version: ServerVersion, including: Set<Certainty>) -> [EscapeRow] {
    techniques.indices.compactMap { index in
      guard techniques[index].versions.contains(version),
        including.contains(techniques[index].certainty),
        case .escape(let escape) = techniques[index].condition
      else { return nil }
      return EscapeRow(
        step: Step(technique: index, certainty: techniques[index].certainty), escape: escape)
    }
  }

  /// The rows this version knows.
  package static let standard = Catalogue(
    structureRows + podRows + credentialRows + grantRows + verbRows + impersonationRows
      + workloadRows
      + podAccessRows + escapeRows + nodeRows + cloudRows)
}

/// A catalogue row that needs rights in the API, with its position in the catalogue; a row may come
/// in several variants.
struct RequestRow {
  var id: String
  var step: Step
  var rights: [Right]
  var target: Condition.Target
  var scope: Condition.Scope
  /// What it needs beside its own request, whoever holds it, with alternatives.
  var also: [[Condition.Premise]]
  /// The only kind of object that the variant acts on, where the row's hubs are told apart by kind:
  /// a resource, or a subresource.
  var kind: String?
}
