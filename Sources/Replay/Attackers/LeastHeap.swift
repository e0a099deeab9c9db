/// A binary heap with the least element on top.
///
/// Elements that are neither less nor greater than each other come in an order that depends on how
/// they were put in; callers give theirs a total order.
struct LeastHeap<Element: Comparable> {
  private var items: [Element] = []

  var first: Element? { items.first }

  /// - Complexity: O(log count).
  mutating func push(_ element: Element) {
    items.append(element)
    var hole = items.count - 1
    while hole > 0, element < items[(hole - 1) / 2] {
      items[hole] = items[(hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    items[hole] = element
  }

  /// - Complexity: O(log count).
  mutating func pop() -> Element? {
    guard let last = items.popLast() else { return nil }
    guard let top = items.first else { return last }
    var hole = 0
    while 2 * hole + 1 < items.count {
      var least = 2 * hole + 1
      if least + 1 < items.count, items[least + 1] < items[least] { least += 1 }
      guard items[least] < last else { break }
      items[hole] = items[least]
      hole = least
    }
    items[hole] = last
    return top
  }

  mutating func removeAll() { items.removeAll(keepingCapacity: true) }
}
