import AccessSimulation

/// When a place can leak: a store, a laptop or a pod at any instant, uniformly; a build log or a
/// runner inside a run, and an agent inside an invocation, that starts in the leak window; somebody
/// who is signed in while they work. Nothing leaks once the leak window is over.
enum LeakChance {
  case anytime
  /// Stretches as planned, each with the number of the run; ascending.
  case inside([(window: TimeWindow, run: Int?)])

  /// The chances of some places, in their order.
  ///
  /// - Parameter firstAgent: Position of the first agent among the timeline's actors.
  /// - Complexity: O(places + tasks + runs of their pipelines).
  static func all(
    of places: [ExposedPlace], _ timeline: Timeline, firstAgent: Int
  ) -> [LeakChance] {
    let tasks = tasks(
      of: Set(places.compactMap { $0.actor(firstAgent: firstAgent) }), timeline)
    return places.map { LeakChance($0, timeline, firstAgent: firstAgent, tasks) }
  }

  private init(
    _ place: ExposedPlace, _ timeline: Timeline, firstAgent: Int, _ tasks: [Int: [TimeWindow]]
  ) {
    let own = place.actor(firstAgent: firstAgent).flatMap { tasks[$0] } ?? []
    let measured = timeline.clock.measured
    switch place {
    case .buildLog(let pipeline), .runner(let pipeline):
      let runs = timeline.runs[pipeline].enumerated().filter { measured.contains($1.from) }
      self = .inside(runs.map { (Self.clipped($0.element, measured), $0.offset) })
    case .agentHost: self = .inside(own.map { ($0, nil) })
    case .signedIn(_, let hours):
      self = .inside(Self.work(own, WorkingClock(hours), measured).map { ($0, nil) })
    case .ciStore, .laptop, .pod, .wiki, .chat, .repository, .sharedKubeconfig, .heldLaptop, .node,
      .operatorPods, .backup, .insider, .admittedWorkflow, .machinery, .cloudKey, .clusterLink:
      self = .anytime
    }
  }

  /// What some actors do that begins in the leak window, in order of time.
  private static func tasks(of actors: Set<Int>, _ timeline: Timeline) -> [Int: [TimeWindow]] {
    guard !actors.isEmpty else { return [:] }
    let measured = timeline.clock.measured
    return timeline.tasks.reduce(into: [:]) { tasks, task in
      guard actors.contains(Int(task.actor)), measured.contains(task.instant) else { return }
      let task = (actor: Int(task.actor), from: task.instant, until: task.instant + task.duration)
      tasks[task.actor, default: []].append(
        clipped(TimeWindow(from: task.from, until: task.until), measured))
    }
  }

  private static func clipped(_ window: TimeWindow, _ measured: TimeWindow) -> TimeWindow {
    TimeWindow(from: window.from, until: min(window.until, measured.until))
  }

  /// Somebody's hours in the leak window, and their tasks that begin outside them, as they do on
  /// call.
  ///
  /// - Complexity: O(n log n) for n days and tasks.
  private static func work(
    _ tasks: [TimeWindow], _ clock: WorkingClock, _ measured: TimeWindow
  ) -> [TimeWindow] {
    var work = tasks.filter { !clock.isOpen($0.from) }
    var opening = clock.nextOpening(measured.from)
    while opening < measured.until {
      let left = clock.secondsPerDay - clock.secondsOpen(before: opening)
      work.append(TimeWindow(from: opening, until: min(opening + left, measured.until)))
      opening = clock.nextOpening(opening + left)
    }
    return work.sorted { ($0.from, $0.until) < ($1.from, $1.until) }
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

  /// Seconds in which the place can leak over seconds of the leak window. Runs that overlap count one
  /// by one, since each has a log of its own, so that it may exceed 1; 0 for a window without length.
  func exposedShare(of measured: TimeWindow) -> Double {
    guard case .inside(let stretches) = self else { return 1 }
    let length = measured.until - measured.from
    guard length > 0 else { return 0 }
    let seconds = stretches.reduce(0) { $0 + ($1.window.until - $1.window.from) }
    return Double(seconds) / Double(length)
  }
}

extension ExposedPlace {
  /// Whose work says when the place can leak, as a position among the timeline's actors.
  fileprivate func actor(firstAgent: Int) -> Int? {
    switch self {
    case .agentHost(let agent): firstAgent + agent
    case .signedIn(let person, _): person
    default: nil
    }
  }
}

extension WorkingClock {
  /// Open seconds of its day before an instant that is open.
  fileprivate func secondsOpen(before instant: Int64) -> Int64 {
    let time = workingTime(until: instant)
    return time - time.quotient(flooredBy: secondsPerDay) * secondsPerDay
  }
}

extension Int64 {
  fileprivate func quotient(flooredBy divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
