/// Something that an attacker may hold to begin with, as `--from` names it.
package struct StartingPoint: Sendable, Hashable {
  package var query: VertexQuery
  /// What the name stands for; a person stands for their user and sessions in every cluster.
  package var vertices: [UInt32]

  /// The kinds that can be ranked.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case serviceAccount = "sa"
    case user
    case pod
    case node
    case container
    case service
  }

  /// Everything of some kinds in an estate, in order of cluster and creation.
  ///
  /// Things that the policy brought along are left out, as are the API server's own users
  /// (`system:…`). With several clusters a name says in which it is, but for people, who are the same
  /// everywhere.
  package static func all(_ kinds: Set<Kind>, in graph: AttackGraph) -> [StartingPoint] {
    let parts = graph.storage.parts.filter { $0.name != GraphPart.estateName }
    var points: [StartingPoint] = []
    var people: [String: Int] = [:]
    for part in parts {
      for vertex in part.base..<part.base + UInt32(part.index.count) {
        guard let (kind, name) = graph.storage.startingPoint(vertex, in: part),
          kinds.contains(kind)
        else { continue }
        if kind == .user, let known = people[VertexKey.escaped(name)] {
          points[known].vertices.append(vertex)
          continue
        }
        if kind == .user { people[VertexKey.escaped(name)] = points.count }
        let cluster = kind == .user || parts.count == 1 ? nil : part.name
        let query = VertexQuery(cluster: cluster, kind: kind.queryKind, name: name)
        points.append(StartingPoint(query: query, vertices: [vertex]))
      }
    }
    return points
  }
}

extension StartingPoint.Kind {
  fileprivate var queryKind: VertexQuery.Kind {
    switch self {
    case .serviceAccount: .serviceAccount
    case .user: .user
    case .pod: .pod
    case .node: .node
    case .container: .container
    case .service: .service
    }
  }
}

extension GraphStorage {
  /// What a vertex is as a starting point and its name, `nil` for one that is none.
  fileprivate func startingPoint(
    _ vertex: UInt32, in part: GraphPart
  ) -> (kind: StartingPoint.Kind, name: String)? {
    let record = records[Int(vertex)]
    switch record.form {
    case .user: return record.isIdentity ? part.principal(record.first) : nil
    case .session: return part.principal(record.first)
    case .pod: return (.pod, part.path(record.first, record.second))
    case .endpoint: return (.service, part.path(record.first, record.second))
    case .node: return (.node, part.symbols[record.first])
    case .container:
      let pod = part.path(record.first, record.second)
      return (.container, "\(pod)/\(part.symbols[record.third])")
    default: return nil
    }
  }
}

extension GraphPart {
  fileprivate func principal(_ symbol: UInt32) -> (StartingPoint.Kind, String)? {
    let shortName = Self.shortName(symbols[symbol])
    if shortName.hasPrefix("sa ") { return (.serviceAccount, String(shortName.dropFirst(3))) }
    return symbols[symbol].hasPrefix("system:") ? nil : (.user, symbols[symbol])
  }
}
