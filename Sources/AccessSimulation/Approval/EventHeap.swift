import BasicContainers

/// Events in no particular order of insertion, the next one at hand: a binary heap.
struct EventHeap: ~Copyable {
  private var events = UniqueArray<DeskEvent>()

  var first: DeskEvent? { events.isEmpty ? nil : events[0] }

  /// - Complexity: O(log n).
  mutating func insert(_ event: DeskEvent) {
    events.append(event)
    rise(event, from: events.count - 1)
  }

  /// Takes the next event out.
  ///
  /// The gap sinks to a leaf first, and the last event rises from there: it seldom rises far, and
  /// the way down takes one comparison a level instead of two.
  ///
  /// - Complexity: O(log n).
  mutating func removeFirst() {
    guard let last = events.popLast(), !events.isEmpty else { return }
    rise(last, from: sinkGap())
  }

  /// Moves the smaller child up level by level, from the root to a leaf, which it returns.
  private mutating func sinkGap() -> Int {
    let count = events.count
    var gap = 0
    var child = 1
    while child + 1 < count {
      // Added, not branched on: either child is as likely.
      child += DeskEvent.precedes(events[child + 1], events[child]) ? 1 : 0
      events[gap] = events[child]
      gap = child
      child = 2 * gap + 1
    }
    guard child < count else { return gap }
    events[gap] = events[child]
    return child
  }

  private mutating func rise(_ event: DeskEvent, from leaf: Int) {
    var child = leaf
    while child > 0 {
      let parent = (child - 1) >> 1
      guard DeskEvent.precedes(event, events[parent]) else { break }
      events[child] = events[parent]
      child = parent
    }
    events[child] = event
  }
}
