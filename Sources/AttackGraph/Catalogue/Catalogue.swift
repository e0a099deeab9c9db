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

  /// The first row with a relation; the compiler draws no such edges when there is none.
  func index(of relation: Condition.Relation) -> Int? {
    techniques.firstIndex { $0.condition == .relation(relation) }
  }

  /// The rows that need rights in the API, as a server of this version asks for them.
  func requests(of version: ServerVersion) -> [RequestRow] {
    techniques.indices.compactMap { index in
      guard case .request(let rights, let target, let scope) = techniques[index].condition else {
        return nil
      }
      return RequestRow(
        technique: index, rights: rights.map { $0.of(version) }, target: target, scope: scope)
    }
  }

  /// The rows this version knows.
  package static let standard = Catalogue(structuralRows + requestRows)
}

/// A catalogue row that needs rights in the API, with its position in the catalogue.
struct RequestRow {
  var technique: Int
  var rights: [Right]
  var target: Condition.Target
  var scope: Condition.Scope
}
