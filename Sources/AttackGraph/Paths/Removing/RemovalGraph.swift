import GraphKernels

/// What an analysis followed, such that without a binding nothing that it gives is left.
///
/// The attack graph says twice what a binding gives: beyond its grant, and, where one request needs
/// two rights of one principal, on an edge from the principal to that half of the request. Here such
/// an edge leads through a join of principal, grant and, where the role's rights at the scope are a
/// vertex of their own, those.
struct RemovalGraph {
  let topology: Topology
  /// The edge of the attack graph that each edge stands for; `nil` for what leads into a join that
  /// was added.
  private let positions: [UInt32?]

  /// - Complexity: O(vertices + edges).
  init(_ analysis: Analysis) {
    let graph = analysis.graph
    let grants = GrantVertices(graph)
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var positions: [UInt32?] = []
    var needs = graph.joinNeeds
    var vertexCount = UInt32(graph.vertices.count)
    for position in graph.positions(following: analysis.followed) {
      let edge = graph.edges[position]
      var tail = edge.tail
      let through = edge.provenance.kind == .binding ? grants.vertices(for: edge) : []
      if !through.isEmpty {
        for input in [edge.tail] + through {
          tails.append(input)
          heads.append(vertexCount)
          positions.append(nil)
        }
        needs[vertexCount] = UInt32(through.count) + 1
        tail = vertexCount
        vertexCount += 1
      }
      tails.append(tail)
      heads.append(edge.head)
      positions.append(UInt32(position))
    }
    topology = Topology(
      vertexCount: Int(vertexCount), tails: tails, heads: heads, joinNeeds: needs)
    self.positions = positions
  }

  /// The steps that lead into each thing from what is still reached when things are taken away: what
  /// makes the attacker hold it, and nothing that holding it makes possible.
  ///
  /// - Parameters:
  ///   - groups: Vertices that are taken away together; the steps into each are found.
  /// - Complexity: O(groups · (vertices + edges)).
  func stepsInto(_ groups: [[UInt32]], _ analysis: Analysis) -> [UInt32: [AttackEdge]] {
    var positionsByHead: [UInt32: [Int]] = [:]
    for vertex in groups.joined() { positionsByHead[vertex] = [] }
    for position in analysis.graph.edges.indices where analysis.follows(position) {
      positionsByHead[analysis.graph.edges[position].head]?.append(position)
    }
    var workspace = ReachWorkspace(for: topology)
    var steps: [UInt32: [AttackEdge]] = [:]
    for group in groups {
      workspace.run(topology, sources: analysis.sources, without: Removal(vertices: group))
      for vertex in group {
        steps[vertex] = (positionsByHead[vertex] ?? []).map { analysis.graph.edges[$0] }
          .filter { workspace.contains($0.tail) }
      }
    }
    return steps
  }

  /// The edge of the attack graph in a slot, `nil` for one into a join that was added.
  func position(ofSlot slot: UInt32) -> UInt32? {
    positions[Int(topology.originalEdge(ofSlot: slot))]
  }
}

/// Where the grants of bindings are in a graph.
private struct GrantVertices {
  private struct Binding: Hashable {
    var part: UInt32
    var position: Int32
    var isImpersonated: Bool
  }

  private let graph: AttackGraph
  private var grants: [Binding: UInt32] = [:]
  /// The vertex of a role's rights that each grant leads to.
  private var rights: [UInt32: UInt32] = [:]

  init(_ graph: AttackGraph) {
    self.graph = graph
    for part in graph.storage.parts {
      for vertex in part.base..<part.base + UInt32(part.index.count) {
        let record = graph.storage.records[Int(vertex)]
        guard record.form == .grant || record.form == .asGrant else { continue }
        let binding = Binding(
          part: part.base, position: record.slot, isImpersonated: record.form == .asGrant)
        grants[binding] = vertex
      }
    }
    for edge in graph.edges {
      let forms = (
        graph.storage.records[Int(edge.tail)].form, graph.storage.records[Int(edge.head)].form
      )
      if (forms.0 == .grant || forms.0 == .asGrant) && forms.1 == .roleRights {
        rights[edge.tail] = edge.head
      }
    }
  }

  /// The grant of the binding that makes a step possible, and the rights of its role.
  func vertices(for edge: AttackEdge) -> [UInt32] {
    let part = graph.storage.part(of: edge.tail)
    let isImpersonated = graph.storage.records[Int(edge.tail)].form == .asUser
    let position = Int32(edge.provenance.first)
    let impersonated = Binding(part: part.base, position: position, isImpersonated: true)
    let plain = Binding(part: part.base, position: position, isImpersonated: false)
    guard let grant = (isImpersonated ? grants[impersonated] : nil) ?? grants[plain] else {
      return []
    }
    return [grant] + (rights[grant].map { [$0] } ?? [])
  }
}
