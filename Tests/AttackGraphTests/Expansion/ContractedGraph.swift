import AttackGraph
import GraphKernels

/// A compiled graph read as steps between real things: groups, grants, hubs and the joins of one
/// request are passed through.
struct ContractedGraph {
  let graph: AttackGraph
  /// The key of each vertex without the cluster.
  let names: [String]
  private let isReal: [Bool]
  private let edgesOut: [[Int]]
  private let vertexOfName: [String: UInt32]
  private let topology: Topology

  init(_ graph: AttackGraph) {
    self.graph = graph
    names = graph.vertices.map { vertex in
      let key = vertex.key
      return key.hasPrefix("c/") ? String(key.dropFirst(2)) : key
    }
    isReal = names.map(Self.isReal)
    var edgesOut = Array(repeating: [Int](), count: names.count)
    for (position, edge) in graph.edges.enumerated() { edgesOut[Int(edge.tail)].append(position) }
    self.edgesOut = edgesOut
    vertexOfName = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt32($0)) })
    topology = graph.staticTopology()
  }

  func contains(_ fact: String) -> Bool { vertexOfName[fact] != nil }

  /// Every real thing of the graph, in its order.
  var facts: [String] { names.indices.filter { isReal[$0] }.map { names[$0] } }

  /// What is passed through, by the middle of the key or the end of it.
  private static func isReal(_ name: String) -> Bool {
    let passed = ["/request", "/write", "/bind", "/through-network"]
    if passed.contains(where: name.hasSuffix) || name.contains("/request/") { return false }
    if ["rewritten-role/", "new-role/"].contains(where: name.hasPrefix), name.contains("/in-use/") {
      return false
    }
    let word = name.prefix { $0 != "/" }
    return ![
      "group", "as-group", "grant", "as-grant", "elevation", "capability", "premise", "all-of",
      "network", "effect", "role-held", "node-foothold",
      "bound-cluster-wide", "role-rights", "new-role-binding", "accounts", "as-accounts",
    ].contains(String(word))
  }

  private func isSeparate(_ vertex: UInt32) -> Bool {
    let name = names[Int(vertex)]
    return name.hasPrefix("premise/") || name.hasPrefix("all-of/")
  }

  /// The steps that one real thing gives by itself; what takes several things is not entered.
  func steps(from fact: String) -> Set<DirectStep> {
    guard let start = vertexOfName[fact] else { return [] }
    var found: Set<DirectStep> = []
    var held: Set<UInt32> = [start]
    var inputs: [UInt32: Set<UInt32>] = [:]
    var stack = [start]
    while let vertex = stack.popLast() {
      for position in edgesOut[Int(vertex)] {
        let edge = graph.edges[position]
        let need = graph.vertices[Int(edge.head)].need
        let technique = graph.technique(of: edge).id
        let isEverything =
          technique == "binding-grants" && names[Int(edge.head)].hasPrefix("all-rights/")
        if isReal[Int(edge.head)] && !isEverything
          || technique == "impersonate-group" && names[Int(edge.head)].hasPrefix("as-group/")
        {
          guard need == nil else { continue }
          found.insert(
            DirectStep(
              technique: technique, target: names[Int(edge.head)]))
          // A session's requests are its user's, with claims on top.
          guard names[Int(edge.tail)].hasPrefix("session/"), held.insert(edge.head).inserted else {
            continue
          }
          stack.append(edge.head)
        } else if !isSeparate(edge.head), !held.contains(edge.head) {
          inputs[edge.head, default: []].insert(vertex)
          guard inputs[edge.head, default: []].count >= need ?? 1 else { continue }
          held.insert(edge.head)
          stack.append(edge.head)
        }
      }
    }
    return found
  }

  /// For each of the things, every real thing that it reaches, joins honoured.
  func reach(from facts: [String]) -> [Set<String>] {
    var workspace = ReachWorkspace(for: topology)
    return facts.map { fact in
      guard let start = vertexOfName[fact] else { return [] }
      workspace.run(topology, sources: [start])
      return Set(workspace.reached.lazy.filter { isReal[Int($0)] }.map { names[Int($0)] })
    }
  }
}
