/// Something to take away, in a defender's words.
package struct RemovableThing: Encodable, Sendable, Hashable {
  /// As the graph calls it; of a step, `TAIL → HEAD`. With several clusters, also in which it is.
  package var name: String
  /// `binding`, `role`, `right`, `credential`, `secret`, `identity`, `place`; of a step, `step`.
  package var kind: String
  /// What gives it to those who reach it, such as a rule of a role, each once and in order of the
  /// graph: all of that has to go.
  package var because: [String]
  /// What to do, where the steps into it agree on it.
  package var mitigation: String?

  /// - Parameter entering: The steps into it that an attacker can take.
  init(_ vertex: UInt32, entering: [AttackEdge], in graph: AttackGraph) {
    name = graph.vertices[Int(vertex)].label + graph.storage.clusterSuffix(of: vertex)
    kind = graph.storage.removableKind(of: vertex)
    because = []
    explain(entering, in: graph)
  }

  init(_ step: AttackEdge, in graph: AttackGraph) {
    name =
      "\(graph.vertices[Int(step.tail)].label) → \(graph.vertices[Int(step.head)].label)"
      + graph.storage.clusterSuffix(of: step.tail)
    kind = "step"
    because = []
    explain([step], in: graph)
  }

  private mutating func explain(_ steps: [AttackEdge], in graph: AttackGraph) {
    var seen: Set<String> = []
    because = steps.map(graph.provenance).filter { seen.insert($0).inserted }
    let mitigations = Set(steps.map { graph.technique(of: $0).mitigation })
    mitigation = mitigations.count == 1 ? mitigations.first : nil
  }
}

extension RemovableThing {
  /// How many reasons a terminal shows.
  private static let shownReasons = 3

  /// The lines under its name.
  func details(indent: String) -> [String] {
    var lines = because.prefix(Self.shownReasons).map { indent + $0 }
    let more = because.count - lines.count
    if more > 0 { lines.append("\(indent)and \(more) more (--json lists them)") }
    if let mitigation { lines.append("\(indent)\(mitigation)") }
    return lines
  }
}

extension GraphStorage {
  /// The cluster of a vertex where there are several, since labels leave it out.
  fileprivate func clusterSuffix(of vertex: UInt32) -> String {
    let name = part(of: vertex).name
    let clusters = parts.count { $0.name != GraphPart.estateName }
    return clusters > 1 && name != GraphPart.estateName ? " (\(name))" : ""
  }

  fileprivate func removableKind(of vertex: UInt32) -> String {
    let form = records[Int(vertex)].form
    switch form {
    case .grant, .asGrant: return "binding"
    case .elevation: return "elevation"
    case .roleRights: return "role"
    default: break
    }
    return switch form.kind {
    case .occurrence: "secret"
    case .principal: "identity"
    case .capability: "right"
    default: form.kind.rawValue
    }
  }
}
