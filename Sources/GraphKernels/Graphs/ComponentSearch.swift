/// A depth-first search that numbers strongly connected components as it leaves them.
struct ComponentSearch: ~Copyable {
  /// Component of each vertex; shape [vertexCount].
  private(set) var ids: [UInt32]

  /// First place in `order` of each component, then the number of vertices in components.
  private(set) var starts: [UInt32] = [0]

  /// The members of complete components from the front, open vertices as a stack from the back.
  ///
  /// A vertex is in one part at most, so the parts never meet; shape [vertexCount].
  private var order: [UInt32]
  private var openCount = 0

  /// When each vertex was entered, from 1; 0 before, `closed` once its component is complete.
  private var entries: [UInt32]
  private var entryCount: UInt32 = 0

  /// The vertices between the root and the current one; shape [vertexCount].
  private var path: [Frame]

  /// What must be known to go on with a vertex.
  private struct Frame {
    var vertex: UInt32 = 0
    var slot: UInt32 = 0
    /// Earliest entry of an open vertex found from here.
    var low: UInt32 = 0
  }

  /// Later than any entry, so that edges into complete components need no test of their own.
  private static let closed = UInt32.max

  init(vertexCount: Int) {
    ids = Array(repeating: StronglyConnectedComponents.none, count: vertexCount)
    entries = Array(repeating: 0, count: vertexCount)
    order = entries
    path = Array(repeating: Frame(), count: vertexCount)
    starts.reserveCapacity(vertexCount + 1)
  }

  /// The vertices in components, by component.
  var members: [UInt32] { Array(order.prefix(Int(starts[starts.count - 1]))) }

  /// Visits what a root reaches and earlier roots did not.
  mutating func run(_ offsets: Span<UInt32>, _ heads: Span<UInt32>, from root: UInt32) {
    guard entries[Int(root)] == 0 else { return }
    Self.run(
      offsets, heads, from: root, &entries, &entryCount, &path, &order, &openCount, &ids, &starts)
  }

  private static func run(
    _ offsets: Span<UInt32>, _ heads: Span<UInt32>, from root: UInt32, _ entries: inout [UInt32],
    _ entryCount: inout UInt32, _ path: inout [Frame], _ order: inout [UInt32],
    _ openCount: inout Int, _ ids: inout [UInt32], _ starts: inout [UInt32]
  ) {
    var entries = entries.mutableSpan
    var path = path.mutableSpan
    var order = order.mutableSpan
    var ids = ids.mutableSpan
    var depth = 0
    var entered = root
    while true {
      entryCount &+= 1
      entries[Int(entered)] = entryCount
      openCount &+= 1
      order[order.count &- openCount] = entered
      var current = Frame(vertex: entered, slot: offsets[Int(entered)], low: entryCount)
      while true {
        if let child = advance(&current, offsets, heads, entries.span) {
          path[depth] = current
          depth &+= 1
          entered = child
          break
        }
        if current.low == entries[Int(current.vertex)] {
          complete(current.vertex, &entries, &order, &openCount, &ids, &starts)
        }
        guard depth > 0 else { return }
        depth &-= 1
        let low = current.low
        current = path[depth]
        current.low = min(current.low, low)
      }
    }
  }

  /// Reads edges of the current vertex up to one whose head was never entered, and returns it.
  @inline(__always)
  private static func advance(
    _ current: inout Frame, _ offsets: Span<UInt32>, _ heads: Span<UInt32>,
    _ entries: Span<UInt32>
  ) -> UInt32? {
    let end = Int(offsets[Int(current.vertex) &+ 1])
    var slot = Int(current.slot)
    while slot < end {
      let head = heads[slot]
      slot &+= 1
      let entry = entries[Int(head)]
      if entry == 0 {
        current.slot = UInt32(truncatingIfNeeded: slot)
        return head
      }
      current.low = min(current.low, entry)
    }
    return nil
  }

  /// Moves the open vertices down to a component's first one to the members.
  @inline(__always)
  private static func complete(
    _ first: UInt32, _ entries: inout MutableSpan<UInt32>, _ order: inout MutableSpan<UInt32>,
    _ openCount: inout Int, _ ids: inout MutableSpan<UInt32>, _ starts: inout [UInt32]
  ) {
    let id = UInt32(truncatingIfNeeded: starts.count &- 1)
    var place = Int(starts[Int(id)])
    var vertex: UInt32
    repeat {
      vertex = order[order.count &- openCount]
      openCount &-= 1
      ids[Int(vertex)] = id
      entries[Int(vertex)] = closed
      order[place] = vertex
      place &+= 1
    } while vertex != first
    starts.append(UInt32(truncatingIfNeeded: place))
  }
}
