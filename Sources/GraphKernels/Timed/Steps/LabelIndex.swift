/// The labels of a run by vertex, and the holding period that each belongs to.
struct LabelIndex {
  /// A label, and the holding period that it belongs to.
  struct Entry {
    var arrival: Int64 = 0
    var expiry: Int64 = 0
    /// Number of the period.
    var period: UInt32 = 0
    /// Whether the period began at the label's own arrival.
    var isOpening = false
  }

  /// The entries of a vertex.
  struct Row {
    var begin: UInt32 = 0
    var count: UInt32 = 0
    /// Meaningful where there are entries; at hand without a look at them.
    var firstArrival: Int64 = 0
  }

  /// By vertex, each vertex's in settle order: arrivals ascend and expiries rise.
  private(set) var entries: [Entry] = []

  /// Where the entries of each vertex are; shape [vertexCount].
  private var rows: [Row]
  private var touched: [UInt32] = []

  init(vertexCount: Int) {
    rows = Array(repeating: Row(), count: vertexCount)
  }

  /// Takes labels in settle order and gives a step per holding period, its edge still missing.
  ///
  /// - Parameters:
  ///   - count: Only so many labels count.
  ///   - steps: Becomes the steps, in settle order, each with its own number for a parent.
  /// - Complexity: O(labels), and what the last call touched.
  mutating func index(_ labels: [TimedLabel], count: Int, into steps: inout [TimedStep]) {
    reset()
    countLabels(labels, count)
    steps.removeAll(keepingCapacity: true)
    for number in 0..<count {
      let label = labels[number]
      let row = rows[Int(label.vertex)]
      let position = Int(row.begin + row.count)
      if row.count == 0 { rows[Int(label.vertex)].firstArrival = label.arrival }
      rows[Int(label.vertex)].count += 1
      var entry = Entry(
        arrival: label.arrival, expiry: label.expiry, period: UInt32(steps.count), isOpening: true)
      if row.count == 0 || label.arrival >= entries[position - 1].expiry {
        steps.append(
          TimedStep(
            vertex: label.vertex, arrival: label.arrival, end: label.expiry, edge: nil,
            parent: Int32(steps.count), label: number))
      } else {
        entry.period = entries[position - 1].period
        steps[Int(entry.period)].end = label.expiry
        entry.isOpening = steps[Int(entry.period)].arrival == label.arrival
      }
      entries[position] = entry
    }
  }

  /// Makes room for the labels of each vertex.
  private mutating func countLabels(_ labels: [TimedLabel], _ count: Int) {
    for number in 0..<count {
      let vertex = labels[number].vertex
      precondition(vertex < rows.count, "The labels are of the topology.")
      if rows[Int(vertex)].count == 0 { touched.append(vertex) }
      rows[Int(vertex)].count += 1
    }
    var next: UInt32 = 0
    for vertex in touched {
      let count = rows[Int(vertex)].count
      rows[Int(vertex)] = Row(begin: next, count: 0)
      next += count
    }
    while entries.count < count { entries.append(Entry()) }
  }

  @inline(__always)
  func row(of vertex: UInt32) -> Row { rows[Int(vertex)] }

  /// Returns the place of the last label of a vertex that arrived by an instant, nil if none did.
  ///
  /// Of all that arrived by then it expires last.
  /// - Complexity: O(log labels of the vertex).
  @inline(__always)
  func latest(of vertex: UInt32, by instant: Int64) -> Int? {
    let row = rows[Int(vertex)]
    let begin = Int(row.begin)
    var low = begin
    var high = begin + Int(row.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].arrival <= instant { low = middle + 1 } else { high = middle }
    }
    return low > begin ? low - 1 : nil
  }

  private mutating func reset() {
    for vertex in touched { rows[Int(vertex)] = Row() }
    touched.removeAll(keepingCapacity: true)
  }
}
