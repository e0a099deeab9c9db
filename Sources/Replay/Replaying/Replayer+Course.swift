import AttackGraph
import GraphKernels
import Sampling
import Specs

extension Replayer {
  private static let order = StreamPurpose("sequential-order")

  /// What the attacker does were nobody to intervene.
  ///
  /// - Parameter stop: Nothing from then on is wanted.
  mutating func course(
    _ sources: [TimedSource], _ span: ReplaySpan, stop: Int64, trial: Int
  ) -> Course {
    switch setting.attacker.behaviour {
    case .flood:
      return floodCourse(sources, span, stop: stop)
    case .sequential:
      return sequentialCourse(sources, span, stop: stop, trial: trial)
    case .targeted:
      var course = floodCourse(sources, span, stop: stop)
      course.path = targetedPath(course)
      // What is refused or reported is on no way to anywhere.
      course.askings = []
      course.renewals = []
      return course
    }
  }

  private mutating func floodCourse(
    _ sources: [TimedSource], _ span: ReplaySpan, stop: Int64
  ) -> Course {
    flood(sources, span, durations, stop: stop)
    let run = FinishedRun(
      windows: laid.windows, durations: durations, sources: sources, start: span.start,
      horizon: span.end)
    steps.find(
      timed.labels, laid.topology, tables.reverse, run, ranks: tables.placeRanks, before: stop)
    var course = Course()
    course.periods = steps.steps.map { step in
      HoldingPeriod(
        vertex: step.vertex, arrival: step.arrival, end: step.end, slot: step.edge,
        parent: step.parent < 0 ? nil : Int(step.parent))
    }
    course.renewals = floodRenewals()
    course.askings = floodAskings(before: stop)
    return course
  }

  /// A flood asks for everything as soon as it holds who may ask and there is something to ask for,
  /// even where that brings nothing.
  ///
  /// - Complexity: O(labels) where something raises an alarm.
  private func floodAskings(before stop: Int64) -> [PolicyAsking] {
    var pending: [UInt32: [Int]] = [:]
    for (position, asked) in verdicts.steps.enumerated() where asked.verdict.reports(asked.step) {
      pending[asked.step.tail, default: []].append(position)
    }
    guard !pending.isEmpty else { return [] }
    var askings: [PolicyAsking] = []
    // A vertex's labels ascend by arrival, so the first that will do is the earliest.
    for label in timed.labels {
      pending[label.vertex]?.removeAll { position in
        let window = laid.windows[
          Int(laid.topology.heads[verdicts.steps[position].step.slot])]
        let instant = max(label.arrival, window.from)
        guard instant < min(label.expiry, window.until, stop) else { return false }
        askings.append(PolicyAsking(verdict: position, instant: instant))
        return true
      }
    }
    return askings
  }

  /// The holds that renew themselves, each by the mint on its lap that is preferred to the others:
  /// where a lap is entered, and what completes it, may depend on which of equal ways was found first.
  private func floodRenewals() -> [RenewingHold] {
    let found = timed.renewals.map { renewal in
      let mint = leastMint(of: renewal)
      return RenewingHold(
        vertex: laid.topology.heads[Int(mint)], arrival: timed.labels[renewal.label].arrival,
        slot: mint, interval: renewal.gainedSeconds)
    }
    return RenewingHold.earliest(found, ranks: tables.ranks)
  }

  private func leastMint(of renewal: Renewal) -> UInt32 {
    var least = timed.labels[renewal.label].edge
    var position = renewal.label
    while position != renewal.lapStart {
      let label = timed.labels[position]
      let extended = laid.topology.extensions[Int(label.edge)]
      if extended > 0, extended < TimeBound.forever,
        tables.ranks[Int(label.edge)] < tables.ranks[Int(least)]
      {
        least = label.edge
      }
      position = Int(label.parent)
    }
    return least
  }

  private mutating func sequentialCourse(
    _ sources: [TimedSource], _ span: ReplaySpan, stop: Int64, trial: Int
  ) -> Course {
    let (laid, tables, streams) = (laid, tables, streams)
    let slots = verdicts.steps.enumerated().map { (UInt32($0.element.step.slot), $0.offset) }
    let attack = SequentialAttack(
      laid: laid, tables: tables, durations: durations, sources: sources, start: span.start,
      horizon: span.end, stop: stop,
      verdicts: Dictionary(slots, uniquingKeysWith: { first, _ in first }),
      kinds: verdicts.steps.map(\.step.kind),
      tie: { slot in
        let target = laid.base[Int(laid.topology.heads[slot])]
        let key =
          laid.attackEdge(ofSlot: slot).map {
            tables.graph.key(technique: laid.graph.edges[Int($0)].technique, target: target)
          } ?? tables.graph.vertexKeys[Int(target)]
        return streams.bits(Self.order, key, UInt64(trial))
      })
    sequential.run(attack)
    var course = Course()
    course.periods = sequential.state.periods
    course.renewals = RenewingHold.earliest(sequential.renewals, ranks: tables.ranks)
    course.askings = sequential.askings
    return course
  }

  /// The steps on the earliest way to the objective; none where it is out of reach.
  private func targetedPath(_ course: Course) -> [Int] {
    let kind = AttackerObjective.kind(compromise.objective)
    let goals = course.periods.indices.filter { position in
      let vertex = course.periods[position].vertex
      return isAsset(vertex) && tables.graph.assets[Int(laid.base[Int(vertex)])]?.kind == kind
    }
    let goal = goals.min { first, second in
      let (first, second) = (course.periods[first], course.periods[second])
      guard first.arrival == second.arrival else { return first.arrival < second.arrival }
      return vertexKey(first.vertex) < vertexKey(second.vertex)
    }
    return goal.map {
      TargetedPath.find(to: $0, course.periods, laid, tables, durations: durations)
    } ?? []
  }

  private func vertexKey(_ vertex: UInt32) -> UInt64 {
    tables.graph.vertexKeys[Int(laid.base[Int(vertex)])].value
  }
}
