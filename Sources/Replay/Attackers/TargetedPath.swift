import GraphKernels

/// The steps that the earliest way to one thing takes: through a join, those of as many inputs as it
/// needs, the earliest to arrive.
struct TargetedPath {
  private let periods: [HoldingPeriod]
  private let laid: LaidGraph
  private let tables: LaidTables
  private let durations: [Int64]
  /// Positions of the periods by vertex.
  private var byVertex: [UInt32: [Int]] = [:]
  private var taken: Set<Int> = []

  private init(
    _ periods: [HoldingPeriod], _ laid: LaidGraph, _ tables: LaidTables, durations: [Int64]
  ) {
    self.periods = periods
    self.laid = laid
    self.tables = tables
    self.durations = durations
    for (position, period) in periods.enumerated() {
      byVertex[period.vertex, default: []].append(position)
    }
  }

  /// Returns the positions of the periods on the way to one of them, ascending.
  ///
  /// - Parameter durations: Those of the run; shape [edge count].
  /// - Complexity: O(periods), and the edges into joins on the way.
  static func find(
    to goal: Int, _ periods: [HoldingPeriod], _ laid: LaidGraph, _ tables: LaidTables,
    durations: [Int64]
  ) -> [Int] {
    var path = TargetedPath(periods, laid, tables, durations: durations)
    var pending = [goal]
    while let position = pending.popLast() {
      guard path.taken.insert(position).inserted else { continue }
      pending += path.parents(of: position)
    }
    return path.taken.sorted()
  }

  private func parents(of position: Int) -> [Int] {
    let period = periods[position]
    guard let parent = period.parent else { return [] }
    let need = Int(laid.topology.joinNeeds[Int(period.vertex)])
    guard need > 1 else { return [parent] }
    return [parent] + others(into: period, but: parent, count: need - 1)
  }

  /// The inputs of a join besides the one that completed it, the earliest first.
  private func others(into join: HoldingPeriod, but last: Int, count: Int) -> [Int] {
    var found: [UInt32: (arrival: Int64, rank: UInt32, position: Int)] = [:]
    for place in tables.reverse.row(of: join.vertex) {
      let slot = Int(tables.reverse.slots[place])
      let tail = tables.reverse.tails[place]
      guard tail != periods[last].vertex, let (position, arrival) = input(slot, tail, into: join)
      else { continue }
      let input = (arrival: arrival, rank: tables.ranks[slot], position: position)
      if let known = found[tail], (known.arrival, known.rank) <= (input.arrival, input.rank) {
        continue
      }
      found[tail] = input
    }
    return found.values.sorted { ($0.arrival, $0.rank) < ($1.arrival, $1.rank) }
      .prefix(count).map(\.position)
  }

  /// The period of a tail that gives a join an input by the time it is completed.
  private func input(
    _ slot: Int, _ tail: UInt32, into join: HoldingPeriod
  ) -> (position: Int, arrival: Int64)? {
    let opening = laid.windows[Int(join.vertex)].from
    let gain = laid.topology.extensions[slot]
    for position in byVertex[tail] ?? [] {
      let period = periods[position]
      let (arrival, tooLate) = max(period.arrival, opening)
        .addingReportingOverflow(durations[slot])
      let (end, isEndless) = period.end.addingReportingOverflow(gain)
      if !tooLate, arrival <= join.arrival, isEndless || end > join.arrival {
        return (position, arrival)
      }
    }
    return nil
  }
}
