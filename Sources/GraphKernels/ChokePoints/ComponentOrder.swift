/// The vertices of a reached part by strongly connected component, in topological order.
///
/// Within a component they keep the reversed postorder of a depth-first search, in which most edges
/// lead forward.
/// - Source: Sharir, "A strong-connectivity algorithm and its applications in data flow analysis",
///   Computers & Mathematics with Applications 1981 (also ascribed to Kosaraju).
struct ComponentOrder: Sendable {
  /// Shape [count].
  let vertices: [UInt32]

  /// First position of each component in `vertices`; shape [componentCount + 1].
  let offsets: [UInt32]

  /// Component of each vertex; shape [count].
  let components: [UInt32]

  /// - Complexity: O(V + E).
  init(_ part: ReachedPart) {
    let order = Array(DepthFirstSearch(part).postorder.reversed())
    var components = Array(repeating: ReachedPart.none, count: part.count)
    var offsets: [UInt32] = [0]
    for root in order where components[Int(root)] == ReachedPart.none {
      let size = Self.collect(from: root, UInt32(offsets.count - 1), part, &components)
      offsets.append(offsets[offsets.count - 1] + size)
    }
    var next = offsets
    var vertices = order
    for vertex in order {
      let component = Int(components[Int(vertex)])
      vertices[Int(next[component])] = vertex
      next[component] += 1
    }
    self.vertices = vertices
    self.offsets = offsets
    self.components = components
  }

  var componentCount: Int { offsets.count - 1 }

  /// Returns the positions in `vertices` of a component.
  func positions(of component: Int) -> Range<Int> {
    Int(offsets[component])..<Int(offsets[component + 1])
  }

  /// Follows edges backwards to the vertices that are in no component yet and counts them.
  private static func collect(
    from root: UInt32, _ component: UInt32, _ part: ReachedPart, _ components: inout [UInt32]
  ) -> UInt32 {
    components[Int(root)] = component
    var size: UInt32 = 0
    var stack = [root]
    while let head = stack.popLast() {
      size += 1
      for place in part.entering.row(of: Int(head)) {
        let tail = part.entering.tails[place]
        guard components[Int(tail)] == ReachedPart.none else { continue }
        components[Int(tail)] = component
        stack.append(tail)
      }
    }
    return size
  }
}
