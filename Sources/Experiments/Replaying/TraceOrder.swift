import Replay

/// The order in which a trace is told, and what of it leads somewhere.
enum TraceOrder {
  /// The steps by time, within an instant each behind the one that it was taken from.
  ///
  /// - Complexity: O(n log n) for n steps.
  static func ordered(_ trace: [TraceStep]) -> [TraceStep] {
    var result: [TraceStep] = []
    var start = 0
    while start < trace.count {
      var end = start + 1
      while end < trace.count, trace[end].offset == trace[start].offset { end += 1 }
      append(trace[start..<end], to: &result)
      start = end
    }
    return result
  }

  /// Appends the steps of one instant, the least first among those whose origin is told.
  private static func append(_ steps: ArraySlice<TraceStep>, to result: inout [TraceStep]) {
    var following: [UInt32: [Int]] = [:]
    let gained = Set(steps.map(\.vertex))
    var ready: [Int] = []
    for position in steps.indices {
      if let origin = steps[position].origin, origin != steps[position].vertex,
        gained.contains(origin)
      {
        following[origin, default: []].append(position)
      } else {
        ready.append(position)
      }
    }
    var told = Set<Int>()
    var next = 0
    while next < ready.count {
      let position = ready[next]
      next += 1
      guard told.insert(position).inserted else { continue }
      result.append(steps[position])
      ready += following.removeValue(forKey: steps[position].vertex) ?? []
    }
    // Holds of one instant that were owed to one another in a circle do not occur; none is lost.
    result += steps.indices.filter { !told.contains($0) }.map { steps[$0] }
  }

  /// Whether each step of an ordered trace, or one that was taken from what it gained, is notable.
  ///
  /// - Complexity: O(n).
  static func leading(
    _ trace: [TraceStep], isNotable: (TraceStep) -> Bool
  ) -> [Bool] {
    var matters = Array(repeating: false, count: trace.count)
    var wanted: Set<UInt32> = []
    for position in trace.indices.reversed() {
      matters[position] = isNotable(trace[position]) || wanted.contains(trace[position].vertex)
      if matters[position], let origin = trace[position].origin { wanted.insert(origin) }
    }
    return matters
  }
}
