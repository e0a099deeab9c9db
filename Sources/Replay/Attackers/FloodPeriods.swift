import GraphKernels

/// Turns the steps of a timed run into periods that know which period they were taken from.
///
/// One workspace serves one run at a time; resetting it costs what the last run touched.
struct FloodPeriods: ~Copyable {
  /// Latest step of each vertex, −1 for none; shape [laid vertices].
  private var latest: [Int32]
  /// The step of the same vertex before each.
  private var former: [Int32] = []

  init(vertexCount: Int) {
    latest = Array(repeating: -1, count: vertexCount)
  }

  /// - Parameters:
  ///   - steps: By arrival.
  ///   - tails: Vertex that the edge in each slot leaves; shape [edge count].
  ///   - durations: Those of the run; shape [edge count].
  /// - Complexity: O(steps), and the periods of a vertex for each step taken from it.
  mutating func periods(
    _ steps: [TimedStep], tails: [UInt32], durations: [Int64]
  ) -> [HoldingPeriod] {
    former.removeAll(keepingCapacity: true)
    for (position, step) in steps.enumerated() {
      former.append(latest[Int(step.vertex)])
      latest[Int(step.vertex)] = Int32(position)
    }
    let periods = steps.map { step in
      HoldingPeriod(
        vertex: step.vertex, arrival: step.arrival, end: step.end, slot: step.edge,
        parent: step.edge.flatMap { slot in
          period(
            of: tails[Int(slot)], at: step.arrival - durations[Int(slot)], in: steps)
        })
    }
    for step in steps { latest[Int(step.vertex)] = -1 }
    return periods
  }

  /// The last period of a vertex that began by an instant.
  private func period(of vertex: UInt32, at instant: Int64, in steps: [TimedStep]) -> Int? {
    var position = latest[Int(vertex)]
    while position >= 0, steps[Int(position)].arrival > instant {
      position = former[Int(position)]
    }
    return position < 0 ? nil : Int(position)
  }
}
