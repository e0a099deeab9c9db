import Sampling
import Specs

/// Who of one team is on call when: members take turns of one length, and somebody who is there takes
/// the place of a member whose position is vacant.
struct OnCallRotation {
  /// Somebody's stretch of being on call.
  struct Turn: Hashable {
    /// Position in the context's people.
    var person: Int
    var window: TimeWindow
  }

  /// Ascending, without gaps or overlaps, over the whole run; empty for an empty roster.
  private(set) var turns: [Turn] = []

  private static let phase = StreamPurpose("on-call-phase")

  /// - Parameters:
  ///   - roster: positions in the context's people, in the order of their turns.
  ///   - tenures: shape [context.people].
  ///   - key: of the team; the phase and who begins are drawn for it.
  ///   - length: of a turn, above 0.
  /// - Complexity: O(turns × roster) where positions are vacant, O(turns) elsewhere.
  init(
    roster: [Int], tenures: [Tenure], key: EntityKey, length: Int64, until end: Int64,
    streams: RandomStreams
  ) {
    guard !roster.isEmpty else { return }
    let phase = Int64(streams.uniform(Self.phase, key, 0) * Double(length))
    var next = streams.integer(below: roster.count, Self.phase, key, 1)
    var start = -phase
    while start < end {
      let window = TimeWindow(from: start, until: start.adding(length))
      assign(window, to: Array(roster[next...] + roster[..<next]), tenures)
      start = window.until
      next = (next + 1) % roster.count
    }
  }

  /// Who is on call; `nil` before the first turn and after the last.
  ///
  /// - Complexity: O(log turns).
  func person(at instant: Int64) -> Int? {
    var low = 0
    var high = turns.count
    while low < high {
      let middle = (low + high) / 2
      if turns[middle].window.until <= instant { low = middle + 1 } else { high = middle }
    }
    guard low < turns.count, turns[low].window.contains(instant) else { return nil }
    return turns[low].person
  }

  /// Each moment goes to the first who is there, or to the first where nobody is.
  private mutating func assign(_ window: TimeWindow, to order: [Int], _ tenures: [Tenure]) {
    var from = window.from
    while from < window.until {
      let present = order.first { person in
        tenures[person].presence.contains { $0.contains(from) }
      }
      let until = Self.change(after: from, of: order, tenures, before: window.until)
      append(Turn(person: present ?? order[0], window: TimeWindow(from: from, until: until)))
      from = until
    }
  }

  /// The next instant at which somebody comes or goes.
  private static func change(
    after instant: Int64, of order: [Int], _ tenures: [Tenure], before limit: Int64
  ) -> Int64 {
    var result = limit
    for person in order {
      for stay in tenures[person].presence {
        if stay.from > instant { result = min(result, stay.from) }
        if stay.until > instant { result = min(result, stay.until) }
      }
    }
    return result
  }

  private mutating func append(_ turn: Turn) {
    if let last = turns.last, last.person == turn.person, last.window.until == turn.window.from {
      turns[turns.count - 1].window.until = turn.window.until
    } else {
      turns.append(turn)
    }
  }
}
