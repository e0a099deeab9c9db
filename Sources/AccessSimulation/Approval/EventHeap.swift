/// The events to come, the next one at hand: a binary heap.
struct EventHeap {
  private var events: [DeskEvent] = []

  var first: DeskEvent? { events.first }

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
    let count = events.count
    var gap = 0
    var child = 1
    while child < count {
      if child + 1 < count, DeskEvent.precedes(events[child + 1], events[child]) { child += 1 }
      events[gap] = events[child]
      gap = child
      child = 2 * gap + 1
    }
    rise(last, from: gap)
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
