import BasicContainers
import Specs

/// What becomes of a task: nothing to ask, a grant that works already, a petition to wait for, or a
/// request of its own.
extension ApprovalDesk {
  func actor(of task: Int) -> DeskModel.ActorModel {
    model.actors[Int(world.tasks[task].actor)]
  }

  func subject(of task: Int) -> DeskDraws.Subject {
    DeskDraws.Subject(actor: actor(of: task).key, task: world.tasks[task].index)
  }

  /// Position of a task's target among all.
  func target(of task: Int) -> Int {
    Int(actor(of: task).firstTarget) + Int(world.tasks[task].target)
  }

  mutating func arrive(_ task: Int) {
    guard world.tasks[task].target >= 0 else {
      records[task].outcome = .void
      return
    }
    let now = world.tasks[task].instant
    if isHeldOtherwise(task, at: now) { return }
    guard isLeft(for: task, at: now) else {
      records[task].outcome = .refused
      return
    }
    pursue(task, from: 0, at: now)
    bringTogether(at: now)
  }

  /// Whether a shadow credential or an emergency serves.
  private mutating func isHeldOtherwise(_ task: Int, at now: Int64) -> Bool {
    let shadow = shadows.isEmpty ? -1 : shadowOfTarget[target(of: task)]
    if shadow >= 0, shadows[Int(shadow)].window.contains(now) {
      records[task] = TaskRecord(outcome: .held, shadow: shadow)
      return true
    }
    guard !prospects[task].isPlain else { return false }
    let glass = Int(model.targets[target(of: task)].breakGlass)
    guard glass >= 0, isActive(glass, at: now) else { return false }
    records[task] = TaskRecord(outcome: .held)
    return true
  }

  /// Whether the policy leaves what a task needs of its target: what a narrower scope or a review
  /// took away is not asked for (assumption: whoever needs it finds another way, or nobody does it).
  private mutating func isLeft(for task: Int, at now: Int64) -> Bool {
    guard !prospects[task].isPlain else { return true }
    let target = target(of: task)
    let needed = Int32(world.tasks[task].need)
    guard needed < model.targets[target].coveredNeeds else { return false }
    let standing = Int(model.targets[target].standing)
    guard standing >= 0, model.targets[target].bundle < 0, !self.standing.isEmpty else {
      return true
    }
    return self.standing[standing].contains { $0.window.contains(now) }
  }

  /// The bundle that a task needs first (0) or for its exceptional action (1); negative for none.
  private mutating func bundle(_ need: Int, of task: Int) -> Int32 {
    guard need == 1 else { return prospects[task].bundle }
    switch world.tasks[task].action {
    case nil: return -1
    case .secretRead: return model.targets[target(of: task)].secretRead
    case .roleBinding: return model.targets[target(of: task)].roleBinding
    case .exec: return model.targets[target(of: task)].exec
    }
  }

  /// Goes on to what a task needs next. A grant that ends while the task waits for another is not
  /// asked for again (assumption: the work has begun).
  mutating func pursue(_ task: Int, from first: Int, at now: Int64) {
    for need in first..<2 {
      let bundle = Int(bundle(need, of: task))
      guard bundle >= 0, !isHeld(bundle, by: task, at: now) else { continue }
      wait(task, for: bundle, at: now)
      return
    }
    complete(task, at: now)
  }

  private mutating func isHeld(_ bundle: Int, by task: Int, at now: Int64) -> Bool {
    if isActive(bundle, at: now) {
      return !bundles[bundle].model.endsWithTask || isOwn(bundle, task)
    }
    guard bundles[bundle].model.hasCoverers else { return false }
    return model.bundleLists[bundle].coverers.contains { isActive(Int($0), at: now) }
  }

  /// Whether the grant of a bundle was asked for by a task, or by nobody.
  private mutating func isOwn(_ bundle: Int, _ task: Int) -> Bool {
    let position = Int(bundles[bundle].grant)
    guard position >= 0, openGrants[position].request >= 0 else { return true }
    return requests[Int(openGrants[position].request)].task == task
  }

  private mutating func complete(_ task: Int, at now: Int64) {
    records[task].outcome = records[task].request < 0 ? .held : .granted
    bookWait(of: task, until: now)
    for need in 0..<2 {
      let bundle = Int(bundle(need, of: task))
      guard bundle >= 0 else { continue }
      let duration = world.tasks[task].duration
      use(bundle, from: now, for: duration)
      endWithWork(bundle, task, at: now)
      guard bundles[bundle].model.hasCoverers else { continue }
      for coverer in model.bundleLists[bundle].coverers {
        use(Int(coverer), from: now, for: duration)
      }
    }
  }

  /// Ends a grant for one task when its work is done. One that a later task's replaced while this
  /// task waited for more has been written down until its maximum.
  private mutating func endWithWork(_ bundle: Int, _ task: Int, at now: Int64) {
    let position = Int(bundles[bundle].grant)
    guard bundles[bundle].model.endsWithTask, position >= 0, openGrants[position].request >= 0,
      isOwn(bundle, task)
    else { return }
    let end = now.adding(world.tasks[task].duration)
    openGrants[position].hardEnd = min(openGrants[position].hardEnd, end)
    bundles[bundle].heldUntil = openGrants[position].withdrawn
  }

  // MARK: Waiting

  private mutating func wait(_ task: Int, for bundle: Int, at now: Int64) {
    let isFirst = waitingOn[task] == Self.neverWaited
    let known = bundles[bundle].model.endsWithTask ? -1 : bundles[bundle].petition
    let petition = known >= 0 ? known : makePetition(bundle, for: task)
    waitingOn[task] = petition
    nextWaiter[task] = petitions[Int(petition)].addWaiter(Int32(task))
    records[task].request = petitions[Int(petition)].request
    if known < 0 { submit(petition, at: now) }
    guard isFirst, waitingOn[task] >= 0 else { return }
    startClocks(task)
  }

  /// Runs and invocations wait as long as it takes (assumption); people do not.
  private mutating func startClocks(_ task: Int) {
    guard actor(of: task).isPerson else { return }
    let instant = world.tasks[task].instant
    if let rule = model.input.breakGlass, world.tasks[task].isUrgent, mayBreakGlass(task) {
      schedule(.emergency, at: instant.adding(rule.after), subject: Int32(task))
    }
    schedule(.patience, at: instant.adding(prospects[task].patience), subject: Int32(task))
  }

  /// Takes everybody who waits for a petition out of it, in the order in which they came.
  private mutating func waiters(of petition: Int32) -> [Int] {
    var tasks: [Int] = []
    var task = petitions[Int(petition)].firstWaiter
    while task >= 0 {
      tasks.append(Int(task))
      task = nextWaiter[Int(task)]
    }
    tasks.reverse()
    return tasks
  }

  /// Lets everybody who waits for a petition go on.
  mutating func resumeWaiters(of petition: Int32, at now: Int64) {
    let (bundle, request) = (
      petitions[Int(petition)].bundle, petitions[Int(petition)].request
    )
    let single = petitions[Int(petition)].firstWaiter
    let isSingle = single >= 0 && nextWaiter[Int(single)] < 0
    let tasks = isSingle ? [] : waiters(of: petition)
    if isSingle { bookStart(of: Int(single), petition, until: now) }
    for task in tasks { bookStart(of: task, petition, until: now) }
    freePetition(petition)
    if isSingle { resume(Int(single), bundle, request, at: now) }
    for task in tasks { resume(task, bundle, request, at: now) }
  }

  /// Books how long a task has waited: for what it waits for now up to the start that was named,
  /// and for the rest.
  mutating func bookWait(of task: Int, until now: Int64) {
    if waitingOn[task] >= 0 { bookStart(of: task, waitingOn[task], until: now) }
    records[task].wait = now - world.tasks[task].instant - records[task].scheduled
  }

  private mutating func bookStart(of task: Int, _ petition: Int32, until now: Int64) {
    let start = petitions[Int(petition)].start
    guard start != .min else { return }
    let requested = requests[Int(petitions[Int(petition)].request)].requested
    let begun = max(requested, world.tasks[task].instant)
    records[task].scheduled += max(0, min(now, start) - begun)
  }

  private mutating func resume(_ task: Int, _ bundle: Int32, _ request: Int32, at now: Int64) {
    waitingOn[task] = Self.waitedBefore
    records[task].request = request
    let need = prospects[task].bundle == bundle ? 0 : 1
    pursue(task, from: need, at: now)
  }

  /// Ends a petition that comes to nothing.
  mutating func refuseWaiters(of petition: Int32, at now: Int64) {
    var task = petitions[Int(petition)].firstWaiter
    while task >= 0 {
      let position = Int(task)
      bookWait(of: position, until: now)
      waitingOn[position] = Self.waitedBefore
      records[position].outcome = .refused
      records[position].request = petitions[Int(petition)].request
      task = nextWaiter[position]
    }
    freePetition(petition)
  }

  /// Takes one task out of what it waits for.
  mutating func stopWaiting(_ task: Int, at now: Int64) {
    let petition = waitingOn[task]
    records[task].request = petitions[Int(petition)].request
    bookWait(of: task, until: now)
    waitingOn[task] = Self.waitedBefore
    if petitions[Int(petition)].firstWaiter == Int32(task) {
      petitions[Int(petition)].firstWaiter = nextWaiter[task]
    } else {
      var before = Int(petitions[Int(petition)].firstWaiter)
      while nextWaiter[before] != Int32(task) { before = Int(nextWaiter[before]) }
      nextWaiter[before] = nextWaiter[task]
    }
    if petitions[Int(petition)].firstWaiter < 0 { withdraw(petition, at: now) }
  }
}
