/// The labels of a run by vertex, and the holding period that each belongs to.
struct LabelIndex {
  /// Labels by vertex, each vertex's in settle order: arrivals ascend and expiries rise.
  private(set) var arrivals: [Int64] = []
  private(set) var expiries: [Int64] = []

  /// Whether the holding period of each label began at the label's own arrival.
  private(set) var isOpening: [Bool] = []

  /// Where the labels of each vertex are; shape [vertexCount].
  private var begins: [UInt32]
  private var counts: [UInt32]
  private var touched: [UInt32] = []

  init(vertexCount: Int) {
    begins = Array(repeating: 0, count: vertexCount)
    counts = begins
  }

  /// Takes labels in settle order and returns a step per holding period, its edge still missing.
  ///
  /// - Complexity: O(labels), and what the last call touched.
  mutating func index(_ labels: ArraySlice<TimedLabel>) -> [TimedStep] {
    reset()
    for label in labels {
      precondition(label.vertex < begins.count, "The labels are of the topology.")
      if counts[Int(label.vertex)] == 0 { touched.append(label.vertex) }
      counts[Int(label.vertex)] += 1
    }
    var next: UInt32 = 0
    for vertex in touched {
      begins[Int(vertex)] = next
      next += counts[Int(vertex)]
      counts[Int(vertex)] = 0
    }
    arrivals = Array(repeating: 0, count: labels.count)
    expiries = arrivals
    isOpening = Array(repeating: false, count: labels.count)
    var steps: [TimedStep] = []
    var periods = Array(repeating: UInt32(0), count: labels.count)
    for (number, label) in zip(labels.indices, labels) {
      let position = Int(begins[Int(label.vertex)] + counts[Int(label.vertex)])
      let isFirst = counts[Int(label.vertex)] == 0
      counts[Int(label.vertex)] += 1
      arrivals[position] = label.arrival
      expiries[position] = label.expiry
      if isFirst || label.arrival >= expiries[position - 1] {
        periods[position] = UInt32(steps.count)
        steps.append(
          TimedStep(
            vertex: label.vertex, arrival: label.arrival, end: label.expiry, edge: nil,
            label: number))
      } else {
        periods[position] = periods[position - 1]
        steps[Int(periods[position])].end = label.expiry
      }
      isOpening[position] = steps[Int(periods[position])].arrival == label.arrival
    }
    return steps
  }

  /// Returns the place of the last label of a vertex that arrived by an instant, nil if none did.
  ///
  /// Of all that arrived by then it expires last.
  /// - Complexity: O(log labels of the vertex).
  func latest(of vertex: UInt32, by instant: Int64) -> Int? {
    let begin = Int(begins[Int(vertex)])
    var low = begin
    var high = begin + Int(counts[Int(vertex)])
    while low < high {
      let middle = (low + high) / 2
      if arrivals[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return low > begin ? low - 1 : nil
  }

  private mutating func reset() {
    for vertex in touched { counts[Int(vertex)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
