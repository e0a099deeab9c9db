/// What a heap holds: elements whose order may depend on something outside them.
protocol HeapOrdered {
  associatedtype Context

  func precedes(_ other: Self, in context: Context) -> Bool
}

/// A binary heap, the element that precedes all others on top.
///
/// Equal elements come in no particular order.
struct OrderedHeap<Element: HeapOrdered> {
  private var items: [Element] = []

  var isEmpty: Bool { items.isEmpty }

  /// - Complexity: O(log count) comparisons.
  mutating func push(_ element: Element, in context: Element.Context) {
    items.append(element)
    var hole = items.count - 1
    while hole > 0 {
      let above = (hole - 1) / 2
      guard element.precedes(items[above], in: context) else { break }
      items.swapAt(hole, above)
      hole = above
    }
  }

  /// - Complexity: O(log count) comparisons.
  mutating func pop(in context: Element.Context) -> Element? {
    guard let last = items.popLast() else { return nil }
    guard let top = items.first else { return last }
    items[0] = last
    var hole = 0
    while true {
      var below = 2 * hole + 1
      guard below < items.count else { return top }
      if below + 1 < items.count && items[below + 1].precedes(items[below], in: context) {
        below += 1
      }
      guard items[below].precedes(last, in: context) else { return top }
      items.swapAt(hole, below)
      hole = below
    }
  }

  mutating func removeAll() { items.removeAll(keepingCapacity: true) }
}
