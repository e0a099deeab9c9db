import BasicContainers

/// Events that come in the order in which they are made: a queue in a ring.
struct EventLine: ~Copyable {
  /// A power of two of places, so that a mask wraps.
  private var ring = UniqueArray<DeskEvent>()
  private var head = 0
  private var count = 0

  var first: DeskEvent? { count > 0 ? ring[head] : nil }

  /// Adds an event that comes after all that are there; returns whether it does.
  ///
  /// - Complexity: amortised O(1).
  mutating func append(_ event: DeskEvent) -> Bool {
    if count > 0, DeskEvent.precedes(event, ring[place(count - 1)]) { return false }
    if count == ring.count { grow(with: event) }
    ring[place(count)] = event
    count += 1
    return true
  }

  /// - Precondition: there is one.
  mutating func removeFirst() {
    precondition(count > 0, "there is no event to take out")
    head = place(1)
    count -= 1
  }

  private func place(_ offset: Int) -> Int { (head + offset) & (ring.count - 1) }

  /// Doubles the room; the event fills it.
  private mutating func grow(with event: DeskEvent) {
    var larger = UniqueArray<DeskEvent>(repeating: event, count: max(8, 2 * count))
    for offset in 0..<count { larger[offset] = ring[place(offset)] }
    ring = larger
    head = 0
  }
}
