/// Which lines of a process decide in some state of the requester and the time.
struct DecidingLines {
  private struct State {
    var isUrgent: Bool
    var isOnCall: Bool
    var isWorkingTime: Bool
    /// Seconds after local midnight.
    var time: Int64
    /// Raw value of the phase of membership.
    var membership: UInt8
  }

  private let candidates: [RuleMatcher.Candidate]
  private let isPerson: Bool
  private let mayBeOnCall: Bool

  /// - Parameter candidates: In the order of the process.
  init(_ candidates: [RuleMatcher.Candidate], of actor: Actor) {
    self.candidates = candidates
    isPerson = actor.kind == .person
    mayBeOnCall = actor.onCall
  }

  /// The lines that decide in some state, in their order.
  ///
  /// - Parameter memberships: Phases in which the requester asks.
  /// - Complexity: O(states × candidates), one step where nothing depends on the state.
  func lines(in memberships: [UInt8]) -> [RuleMatcher.Candidate] {
    guard let first = candidates.first, !first.isUnconditional else {
      return Array(candidates.prefix(1))
    }
    var decides = Array(repeating: false, count: candidates.count)
    for state in states(memberships) {
      if let line = candidates.firstIndex(where: { Self.admits($0, state) }) {
        decides[line] = true
      }
    }
    return candidates.indices.filter { decides[$0] }.map { candidates[$0] }
  }

  /// Instants between which no line's time of day begins or ends are the same.
  private var times: [Int64] {
    let bounds = candidates.compactMap(\.timeOfDay).flatMap { [$0.lowerBound, $0.upperBound + 1] }
    return Array(Set([0] + bounds.filter { $0 < 86_400 })).sorted()
  }

  private func states(_ memberships: [UInt8]) -> [State] {
    var states: [State] = []
    for membership in memberships {
      for time in times {
        for isWorkingTime in [true, false] {
          for isUrgent in isPerson ? [true, false] : [false] {
            for isOnCall in mayBeOnCall ? [true, false] : [false] {
              states.append(
                State(
                  isUrgent: isUrgent, isOnCall: isOnCall, isWorkingTime: isWorkingTime,
                  time: time, membership: membership))
            }
          }
        }
      }
    }
    return states
  }

  private static func admits(_ line: RuleMatcher.Candidate, _ state: State) -> Bool {
    line.memberships >> state.membership & 1 == 1
      && (line.urgent ?? state.isUrgent) == state.isUrgent
      && (line.onCall ?? state.isOnCall) == state.isOnCall
      && (line.workingHours ?? state.isWorkingTime) == state.isWorkingTime
      && (line.timeOfDay?.contains(state.time) ?? true)
  }
}
