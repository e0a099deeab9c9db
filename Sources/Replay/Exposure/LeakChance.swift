import AccessSimulation

/// When a place can leak: a store, a laptop or a pod at any instant, uniformly; a build log inside a
/// run, and an agent inside an invocation, that starts in the leak window.
enum LeakChance {
  case anytime
  /// Stretches as planned, each with the number of the run; ascending.
  case inside([(window: TimeWindow, run: Int?)])

  init(_ place: ExposedPlace, _ timeline: Timeline, firstAgent: Int) {
    let measured = timeline.clock.measured
    switch place {
    case .buildLog(let pipeline):
      let runs = timeline.runs[pipeline].enumerated().filter { measured.contains($1.from) }
      self = .inside(runs.map { ($0.element, $0.offset) })
    case .agentHost(let agent):
      let invocations = timeline.tasks.filter {
        Int($0.actor) == firstAgent + agent && measured.contains($0.instant)
      }
      self = .inside(
        invocations.map { (TimeWindow(from: $0.instant, until: $0.instant + $0.duration), nil) })
    case .ciStore, .laptop, .pod, .wiki, .chat, .repository:
      self = .anytime
    }
  }

  /// Whether there is any stretch; it may be one without length.
  var isPossible: Bool {
    guard case .inside(let stretches) = self else { return true }
    return !stretches.isEmpty
  }

  /// The instant at a share of the time in which the place can leak; `nil` when there is none.
  ///
  /// - Complexity: O(stretches).
  func leak(share: Double, in measured: TimeWindow) -> (instant: Int64, run: Int?)? {
    guard case .inside(let stretches) = self else {
      return (measured.from + Int64(share * Double(measured.until - measured.from)), nil)
    }
    let total = stretches.reduce(0) { $0 + ($1.window.until - $1.window.from) }
    var offset = Int64(share * Double(total))
    for (window, run) in stretches {
      let length = window.until - window.from
      if offset < length { return (window.from + offset, run) }
      offset -= length
    }
    return nil
  }
}
