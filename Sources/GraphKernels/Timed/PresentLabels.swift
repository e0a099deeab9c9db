/// Labels of one instant as a four-ary heap, longest lasting on top.
struct PresentLabels {
  private var items: [PendingLabel] = []

  var first: PendingLabel? { items.first }
  var isEmpty: Bool { items.isEmpty }

  /// - Complexity: O(log count).
  @inline(__always)
  mutating func push(_ label: PendingLabel) {
    items.append(label)
    var hole = items.count - 1
    var heap = items.mutableSpan
    while hole > 0 {
      let above = (hole - 1) / 4
      guard label.precedes(heap[above]) else { break }
      heap[hole] = heap[above]
      hole = above
    }
    heap[hole] = label
  }

  /// - Complexity: O(log count).
  @inline(__always)
  mutating func pop() -> PendingLabel? {
    guard let last = items.popLast() else { return nil }
    guard let top = items.first else { return last }
    var heap = items.mutableSpan
    let count = heap.count
    var hole = 0
    while true {
      let firstBelow = 4 * hole + 1
      guard firstBelow < count else { break }
      var least = firstBelow
      for below in (firstBelow + 1)..<max(firstBelow + 1, min(firstBelow + 4, count))
      where heap[below].precedes(heap[least]) {
        least = below
      }
      guard heap[least].precedes(last) else { break }
      heap[hole] = heap[least]
      hole = least
    }
    heap[hole] = last
    return top
  }

  mutating func removeAll() { items.removeAll(keepingCapacity: true) }
}
