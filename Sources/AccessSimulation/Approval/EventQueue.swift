/// The events to come, the next one at hand.
///
/// Events a constant delay ahead are made in the order in which they happen: they wait in a line,
/// where they cost no comparison with others, and make the heap of all others half as deep.
package struct EventQueue: ~Copyable {
  private var heap = EventHeap()
  private var line = EventLine()

  package init() {}

  /// The event that precedes all others.
  package var first: DeskEvent? {
    guard let waiting = line.first else { return heap.first }
    guard let top = heap.first else { return waiting }
    return DeskEvent.precedes(top, waiting) ? top : waiting
  }

  /// - Complexity: O(log n).
  package mutating func insert(_ event: DeskEvent) { heap.insert(event) }

  /// Adds an event that is likely to come after all those added in this way.
  ///
  /// - Complexity: amortised O(1) where it does, O(log n) otherwise.
  package mutating func append(_ event: DeskEvent) {
    if !line.append(event) { heap.insert(event) }
  }

  /// Takes ``first`` out.
  ///
  /// - Precondition: there is one.
  /// - Complexity: O(log n); O(1) for what waits in the line.
  package mutating func removeFirst() {
    guard let waiting = line.first else {
      heap.removeFirst()
      return
    }
    if let top = heap.first, DeskEvent.precedes(top, waiting) {
      heap.removeFirst()
    } else {
      line.removeFirst()
    }
  }
}
