import GraphKernels

/// Replays an attacker who does one thing at a time.
///
/// Relations, which take no time of their own, come at once with what they follow from. Of the steps
/// that take time and are open, the attacker begins the one of the least duration, is busy until it
/// is done, and waits only while none is open. A step is open once its tail is held and its head
/// exists, as long as it can be finished while it gives anything; it is not taken while its head is
/// held. Steps through the policy's processes come after the attacker's own: first what is asked
/// for, last of all the glass. A request that is refused costs no time.
///
/// By induction over its holds, each is dominated by a flood's: nothing is reached that a flood does
/// not reach, and nothing earlier.
///
/// One workspace serves one attack at a time; resetting it costs what the last one touched.
struct SequentialWorkspace: ~Copyable {
  private(set) var state: SequentialHolds
  private(set) var renewals: [RenewingHold] = []
  private(set) var askings: [PolicyAsking] = []
  private var coming = LeastHeap<ComingHold>()
  private var opening = LeastHeap<OpeningStep>()
  private var open = LeastHeap<OpenStep>()
  private var asked: Set<UInt32> = []

  init(vertexCount: Int) {
    state = SequentialHolds(vertexCount: vertexCount)
  }

  /// Runs an attack; what it came to can be read until the next.
  ///
  /// - Complexity: O(n log n) for n holds and the edges that leave them, once for every time that
  ///   an edge's tail is held anew.
  mutating func run(_ attack: SequentialAttack) {
    reset()
    for source in attack.sources { hold(source, attack) }
    var now = attack.start
    while now < attack.stop {
      settleHolds(by: now, attack)
      openSteps(by: now, attack)
      if let end = takeStep(at: now, attack) {
        now = end
      } else if let next = nextEvent() {
        now = next
      } else {
        break
      }
    }
  }
}

extension SequentialWorkspace {
  private mutating func reset() {
    state.reset()
    renewals.removeAll(keepingCapacity: true)
    askings.removeAll(keepingCapacity: true)
    coming.removeAll()
    opening.removeAll()
    open.removeAll()
    asked.removeAll(keepingCapacity: true)
  }

  private mutating func hold(_ source: TimedSource, _ attack: SequentialAttack) {
    let window = attack.laid.windows[Int(source.vertex)]
    let from = max(source.from, window.from, attack.start)
    let until = min(source.until, window.until, attack.horizon)
    guard from < until else { return }
    coming.push(
      ComingHold(
        arrival: from, expiry: until, order: 0, vertex: source.vertex, slot: nil, parent: -1))
  }

  private func nextEvent() -> Int64? {
    switch (coming.first?.arrival, opening.first?.instant) {
    case (let hold?, let step?): min(hold, step)
    case (let instant, nil), (nil, let instant): instant
    }
  }

  /// Settles the holds that begin by an instant, and what follows from them by then.
  private mutating func settleHolds(by now: Int64, _ attack: SequentialAttack) {
    while let next = coming.first, next.arrival <= now, next.arrival < attack.stop {
      _ = coming.pop()
      arrive(next, attack)
    }
  }

  private mutating func arrive(_ next: ComingHold, _ attack: SequentialAttack) {
    let need = attack.laid.topology.joinNeeds[Int(next.vertex)]
    guard need > 0, let slot = next.slot else { return settle(next, until: next.expiry, attack) }
    let tail = attack.tables.tails[Int(slot)]
    guard next.expiry > state.expiry(of: tail, into: next.vertex) else { return }
    let joint = state.improve(next.vertex, from: tail, to: next.expiry, need: Int(need))
    if joint > next.arrival { settle(next, until: joint, attack) }
  }

  private mutating func settle(
    _ next: ComingHold, until expiry: Int64, _ attack: SequentialAttack
  ) {
    guard expiry > state.bests[Int(next.vertex)] else { return }
    let renewal = renewal(next, until: expiry, attack)
    if let renewal { renewals.append(renewal) }
    state.settle(next, until: renewal == nil ? expiry : attack.horizon)
    follow(state.holds.count - 1, attack)
  }

  /// Takes the relations that leave a hold and lists the steps that take time.
  private mutating func follow(_ index: Int, _ attack: SequentialAttack) {
    let hold = state.holds[index]
    for slot in attack.laid.topology.row(of: hold.vertex) {
      let head = attack.laid.topology.heads[slot]
      let begin = max(hold.arrival, attack.laid.windows[Int(head)].from)
      guard begin < hold.expiry else { continue }
      if attack.takesTime(slot) {
        opening.push(OpeningStep(instant: begin, slot: UInt32(slot)))
      } else {
        let expiry = gain(hold.expiry, slot, attack)
        guard begin < expiry, expiry > state.bests[Int(head)] else { continue }
        coming.push(
          ComingHold(
            arrival: begin, expiry: expiry, order: attack.tables.ranks[slot] &+ 1, vertex: head,
            slot: UInt32(slot), parent: Int32(truncatingIfNeeded: index)))
      }
    }
  }

  /// When what a step gives ends, if its tail is held until an expiry.
  private func gain(_ expiry: Int64, _ slot: Int, _ attack: SequentialAttack) -> Int64 {
    let head = Int(attack.laid.topology.heads[slot])
    let (sum, overflow) = expiry.addingReportingOverflow(attack.laid.topology.extensions[slot])
    return min(attack.horizon, attack.laid.windows[head].until, overflow ? .max : sum)
  }

  private mutating func openSteps(by now: Int64, _ attack: SequentialAttack) {
    while let next = opening.first, next.instant <= now {
      _ = opening.pop()
      open.push(
        OpenStep(
          manner: attack.manner(next.slot), duration: attack.durations[Int(next.slot)],
          tie: attack.tie(Int(next.slot)), rank: attack.tables.ranks[Int(next.slot)],
          slot: next.slot))
    }
  }

  /// Begins the least of the open steps that is worth it and returns when it is done; `nil` where
  /// none is.
  private mutating func takeStep(at now: Int64, _ attack: SequentialAttack) -> Int64? {
    while let step = open.pop() {
      let tail = attack.tables.tails[Int(step.slot)]
      let held = state.bests[Int(tail)]
      guard now < held else { continue }
      let head = attack.laid.topology.heads[Int(step.slot)]
      let heldUntil = expiry(at: head, from: tail, attack)
      guard heldUntil <= now else {
        if heldUntil < min(held, attack.horizon) {
          opening.push(OpeningStep(instant: heldUntil, slot: step.slot))
        }
        continue
      }
      guard now < attack.laid.windows[Int(head)].until else { continue }
      let expiry = gain(held, Int(step.slot), attack)
      ask(step, at: now, attack)
      let (end, isEndless) = now.addingReportingOverflow(step.duration)
      guard !isEndless, end < expiry else { continue }
      coming.push(
        ComingHold(
          arrival: end, expiry: expiry, order: step.rank &+ 1, vertex: head, slot: step.slot,
          parent: state.latestHold(of: tail)))
      return end
    }
    return nil
  }

  /// Until when a step would bring nothing new; `.min` where its head is not held.
  private func expiry(at head: UInt32, from tail: UInt32, _ attack: SequentialAttack) -> Int64 {
    attack.laid.topology.joinNeeds[Int(head)] > 0
      ? state.expiry(of: tail, into: head) : state.bests[Int(head)]
  }

  /// Notes the first time that the attacker goes through a process of the policy.
  private mutating func ask(_ step: OpenStep, at now: Int64, _ attack: SequentialAttack) {
    guard let verdict = attack.verdicts[step.slot], asked.insert(step.slot).inserted else { return }
    askings.append(PolicyAsking(verdict: verdict, instant: now))
  }
}
