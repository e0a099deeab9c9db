/// What a replay settles, and the ways to one vertex, as `kernel replay` prints them.
package struct ReplayAnswer: Encodable, Sendable, Hashable {
  /// A settled vertex.
  package struct Row: Encodable, Sendable, Hashable {
    package var id: String
    /// First second at which it is held.
    package var arrival: Int64
    /// Best second at which the hold ends; nil where it lasts to the horizon.
    package var expiry: Int64?

    fileprivate var text: String { "\(id)\t\(arrival)\t\(expiry.map { "\($0)" } ?? "-")" }
  }

  /// A label on a way.
  package struct Step: Encodable, Sendable, Hashable {
    package var held: Row
    /// What it came from, none for a source; of a join first the input that completed it, then the
    /// others that held it then.
    package var parents: [String]
    package var renewal: Lap?

    fileprivate var text: String {
      ([held.text] + (parents.isEmpty ? [] : ["from " + parents.joined(separator: " and ")])
        + (renewal.map { [$0.text] } ?? [])).joined(separator: "\t")
    }
  }

  /// A lap after which a hold renews itself until the horizon.
  package struct Lap: Encodable, Sendable, Hashable {
    /// When the lap began, how long it takes, and by how much it prolongs the hold.
    package var start: Int64
    package var seconds: Int64
    package var gainedSeconds: Int64

    fileprivate var text: String {
      "renews itself: a lap from \(start) takes \(seconds) s and prolongs the hold by "
        + "\(gainedSeconds) s"
    }
  }

  /// A chain of labels, each from the one before.
  package struct Way: Encodable, Sendable, Hashable {
    /// `first held` or `held longest`.
    package var meaning: String
    package var steps: [Step]
  }

  /// Sorted by the bytes of the id.
  package var settled: [Row]
  /// The vertex asked for and how it comes to be held, first and, where it is another label,
  /// longest; no way where it is never held.
  package var target: String?
  package var ways: [Way]?

  /// The settled vertices, one line each; then, if asked for, the ways after an empty line.
  package var text: String {
    let rows = settled.map { $0.text + "\n" }.joined()
    guard let target, let ways else { return rows }
    guard !ways.isEmpty else { return rows + "\n\(target) is never held\n" }
    return rows
      + ways.map { way in
        "\n\(target), \(way.meaning):\n" + way.steps.map { $0.text + "\n" }.joined()
      }.joined()
  }
}

extension TimedGraphText {
  /// Replays from named sources.
  ///
  /// - Parameters:
  ///   - sources: Ids held from the later of `start` and the start of their windows.
  ///   - start: First second of the replay.
  ///   - horizon: Second at which it ends, exclusive.
  ///   - target: The id to whose labels the ways are wanted.
  /// - Throws: `TimedGraphTextError` without a line when an id is unknown.
  package func replayed(
    from sources: [String], at start: Int64, until horizon: Int64, to target: String? = nil
  ) throws(TimedGraphTextError) -> ReplayAnswer {
    let held = try vertices(named: sources).map { TimedSource(vertex: $0) }
    let goal = try target.map { name throws(TimedGraphTextError) in
      try vertices(named: [name], as: "target")[0]
    }
    var workspace = TimedWorkspace(for: topology)
    workspace.run(
      topology, windows: windows, durations: topology.durations, sources: held, start: start,
      horizon: horizon)
    var rows: [ReplayAnswer.Row] = []
    for (id, vertex) in sorted(ids.indices.map { UInt32($0) }) {
      guard let arrival = workspace.arrival(of: vertex), let expiry = workspace.expiry(of: vertex)
      else { continue }
      rows.append(
        ReplayAnswer.Row(id: id, arrival: arrival, expiry: expiry == horizon ? nil : expiry))
    }
    var answer = ReplayAnswer(settled: rows, target: target)
    guard let goal else { return answer }
    let teller = LabelTeller(
      text: self, labels: workspace.labels, renewals: workspace.renewals, horizon: horizon)
    answer.ways = []
    guard let first = workspace.firstLabel(of: goal) else { return answer }
    answer.ways?.append(
      ReplayAnswer.Way(
        meaning: "first held", steps: workspace.path(to: first).map { teller.step($0) }))
    let best = workspace.expiry(of: goal)
    let longest = teller.labels.indices.first {
      teller.labels[$0].vertex == goal && teller.labels[$0].expiry == best
    }
    if let longest, longest != first {
      answer.ways?.append(
        ReplayAnswer.Way(
          meaning: "held longest", steps: workspace.path(to: longest).map { teller.step($0) }))
    }
    return answer
  }
}

/// Says of the labels of a finished run what they came from.
private struct LabelTeller {
  let text: TimedGraphText
  let labels: [TimedLabel]
  let renewals: [Renewal]
  let horizon: Int64

  func step(_ index: Int) -> ReplayAnswer.Step {
    let label = labels[index]
    let row = ReplayAnswer.Row(
      id: text.ids[Int(label.vertex)], arrival: label.arrival,
      expiry: label.expiry == horizon ? nil : label.expiry)
    let lap = renewals.first { $0.label == index }.map { renewal in
      ReplayAnswer.Lap(
        start: labels[renewal.lapStart].arrival, seconds: renewal.lapSeconds,
        gainedSeconds: renewal.gainedSeconds)
    }
    return ReplayAnswer.Step(held: row, parents: parents(of: index), renewal: lap)
  }

  private func parents(of index: Int) -> [String] {
    let label = labels[index]
    guard label.parent != TimedLabel.noParent else { return [] }
    let completing = labels[Int(label.parent)].vertex
    return ([completing] + otherInputs(of: index, but: completing)).map { text.ids[Int($0)] }
  }

  /// Returns as many further inputs of a join as it needs that hold it as long as its label says,
  /// in settle order.
  private func otherInputs(of index: Int, but completing: UInt32) -> [UInt32] {
    let join = labels[index]
    let needed = Int(text.topology.joinNeeds[Int(join.vertex)]) - 1
    var inputs: [UInt32] = []
    for label in labels[..<index] {
      guard inputs.count < needed else { break }
      guard label.vertex != completing, !inputs.contains(label.vertex) else { continue }
      if delivers(label, to: join) { inputs.append(label.vertex) }
    }
    return inputs
  }

  private func delivers(_ label: TimedLabel, to join: TimedLabel) -> Bool {
    let topology = text.topology
    let window = text.windows[Int(join.vertex)]
    return topology.row(of: label.vertex).contains { slot in
      guard topology.heads[slot] == join.vertex else { return false }
      let start = max(label.arrival, window.from)
      let expiry = min(
        horizon, window.until,
        TimeBound.extend(label.expiry, by: topology.extensions[slot]))
      return start < label.expiry
        && TimeBound.finish(start, after: topology.durations[slot]) <= join.arrival
        && expiry >= join.expiry
    }
  }
}
