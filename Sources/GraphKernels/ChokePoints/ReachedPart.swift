/// The part of a topology that its sources reach, joins honoured, under numbers of its own.
///
/// Vertices are numbered in order of discovery, sources first. Self loops and edges into sources
/// are left out: they make nothing reached that is not reached without them, whatever is removed.
struct ReachedPart: Sendable {
  /// The number of a vertex that is not reached.
  static let none = UInt32.max

  /// Vertex of the topology of each number; shape [count].
  let vertices: [UInt32]

  /// Number of each vertex of the topology, `none` where it is not reached; shape [vertexCount].
  let numbers: [UInt32]

  /// How many distinct in-neighbours each vertex needs: 0 for sources, 1 for all but joins;
  /// shape [count].
  let needs: [UInt32]

  /// First place of each row of edges out of a vertex; shape [count + 1].
  let offsets: [UInt32]

  /// Number of the vertex that the edge at each place enters; shape [edgeCount].
  let heads: [UInt32]

  /// The same edges by the vertex that they enter.
  let entering: Entering

  struct Entering: Sendable {
    /// First place of each row; shape [count + 1].
    var offsets: [UInt32]

    /// Number of the vertex that the edge at each place leaves, ascending within a row;
    /// shape [edgeCount].
    var tails: [UInt32]

    /// Slot in the topology of the edge at each place; shape [edgeCount].
    var slots: [UInt32]

    func row(of vertex: Int) -> Range<Int> { Int(offsets[vertex])..<Int(offsets[vertex + 1]) }
  }

  /// - Complexity: O(V + E).
  init(_ topology: Topology, sources: [UInt32]) {
    var workspace = ReachWorkspace(for: topology)
    workspace.run(topology, sources: sources)
    vertices = Array(workspace.reached)
    var numbers = Array(repeating: Self.none, count: topology.vertexCount)
    var needs: [UInt32] = []
    needs.reserveCapacity(vertices.count)
    for (number, vertex) in vertices.enumerated() {
      numbers[Int(vertex)] = UInt32(number)
      let isSource = number < workspace.sourceCount
      needs.append(isSource ? 0 : max(1, topology.joinNeeds[Int(vertex)]))
    }
    self.numbers = numbers
    self.needs = needs
    (offsets, heads, entering) = Self.rows(topology, vertices, numbers, needs)
  }

  /// The same with joins entered like any other vertex, by one edge.
  init(joinsAsOr topology: Topology, sources: [UInt32]) {
    let relaxed = Topology(offsets: topology.offsets, heads: topology.heads)
    self.init(relaxed, sources: sources)
  }

  var count: Int { vertices.count }

  var edgeCount: Int { heads.count }

  /// Whether some vertex is reached only by two in-neighbours or more together.
  var hasJoins: Bool { needs.contains { $0 > 1 } }

  func row(of vertex: Int) -> Range<Int> { Int(offsets[vertex])..<Int(offsets[vertex + 1]) }

  /// Returns the entering places of a vertex by distinct in-neighbour: parallel edges together.
  func inputs(of vertex: Int) -> [Range<Int>] {
    var inputs: [Range<Int>] = []
    let row = entering.row(of: vertex)
    var start = row.lowerBound
    for place in row
    where place + 1 == row.upperBound || entering.tails[place + 1] != entering.tails[place] {
      inputs.append(start..<place + 1)
      start = place + 1
    }
    return inputs
  }

  private static func rows(
    _ topology: Topology, _ vertices: [UInt32], _ numbers: [UInt32], _ needs: [UInt32]
  ) -> (offsets: [UInt32], heads: [UInt32], entering: Entering) {
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(vertices.count + 1)
    var heads: [UInt32] = []
    var slots: [UInt32] = []
    var degrees = Array(repeating: UInt32(0), count: vertices.count)
    for (tail, vertex) in vertices.enumerated() {
      for slot in topology.row(of: vertex) {
        let head = numbers[Int(topology.heads[slot])]
        guard head != none, head != UInt32(tail), needs[Int(head)] > 0 else { continue }
        heads.append(head)
        slots.append(UInt32(slot))
        degrees[Int(head)] += 1
      }
      offsets.append(UInt32(heads.count))
    }
    return (offsets, heads, entering(offsets, heads, slots, degrees))
  }

  private static func entering(
    _ offsets: [UInt32], _ heads: [UInt32], _ slots: [UInt32], _ degrees: [UInt32]
  ) -> Entering {
    let empty = Array(repeating: UInt32(0), count: heads.count)
    var rows = Entering(offsets: [0], tails: empty, slots: empty)
    rows.offsets.reserveCapacity(degrees.count + 1)
    var end: UInt32 = 0
    for degree in degrees {
      end += degree
      rows.offsets.append(end)
    }
    var next = rows.offsets
    for tail in degrees.indices {
      for place in Int(offsets[tail])..<Int(offsets[tail + 1]) {
        let head = Int(heads[place])
        rows.tails[Int(next[head])] = UInt32(tail)
        rows.slots[Int(next[head])] = slots[place]
        next[head] += 1
      }
    }
    return rows
  }
}
