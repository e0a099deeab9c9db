/// Labels whose time has not come, first to arrive on top.
struct WaitingLabels {
  /// The latest label that was queued for a vertex, which spares queueing one it dominates.
  private struct Mark {
    /// `.max` before the first.
    var arrival = Int64.max
    /// `.min` before the first.
    var expiry = Int64.min
  }

  /// Shape [vertexCount].
  private var marks: [Mark]
  private var marked: [UInt32] = []
  private var queue = PendingQueue()

  init(vertexCount: Int) {
    marks = Array(repeating: Mark(), count: vertexCount)
  }

  /// Labels put in since the last reset.
  var pushCount: Int { queue.pushCount }

  /// Queues a label.
  @inline(__always)
  mutating func push(_ label: PendingLabel) { queue.push(label) }

  /// Queues a label of an ordinary vertex unless the latest one queued there dominates it.
  @inline(__always)
  mutating func pushUnlessDominated(_ label: PendingLabel) {
    let vertex = Int(label.vertex)
    let mark = marks[vertex]
    guard label.arrival < mark.arrival || label.expiry > mark.expiry else { return }
    if mark.arrival == .max { marked.append(label.vertex) }
    marks[vertex] = Mark(arrival: label.arrival, expiry: label.expiry)
    queue.push(label)
  }

  /// Returns the next label that arrives before an instant, nil if there is none.
  @inline(__always)
  mutating func pop(before stop: Int64) -> PendingLabel? { queue.pop(before: stop) }

  /// A label that comes first or soon, nil if there is none.
  @inline(__always)
  var preview: PendingLabel? { queue.preview }

  /// Forgets everything, at a cost of the vertices queued.
  mutating func reset() {
    for vertex in marked { marks[Int(vertex)] = Mark() }
    marked.removeAll(keepingCapacity: true)
    queue.reset()
  }
}
