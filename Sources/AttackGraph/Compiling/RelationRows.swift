import Estate

/// A row of the catalogue as an edge names it.
struct Step: Sendable {
  /// Position in the catalogue.
  var technique: Int
  var certainty: Certainty
}

/// The rows for relations; `nil` where the catalogue leaves one out, the server's version does, or
/// it is less sure than asked for.
struct RelationRows {
  private var steps: [Step?]

  init(_ catalogue: Catalogue, _ version: ServerVersion, including: Set<Certainty>) {
    steps = Array(repeating: nil, count: Condition.Relation.allCases.count)
    for (position, technique) in catalogue.techniques.enumerated() {
      guard case .relation(let relation) = technique.condition,
        steps[Int(relation.rawValue)] == nil, technique.versions.contains(version),
        including.contains(technique.certainty)
      else { continue }
      steps[Int(relation.rawValue)] = Step(technique: position, certainty: technique.certainty)
    }
  }

  subscript(relation: Condition.Relation) -> Step? { steps[Int(relation.rawValue)] }
}
