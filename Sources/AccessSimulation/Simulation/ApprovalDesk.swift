import DequeModule
import Estate
import HeapModule
import Sampling
import Specs

/// Requests for elevation, decided by policy or by one pool of approvers, first come, first served.
///
/// A request that needs a person waits until a member of the pool is on shift and free, then takes
/// that member's service time. Nobody decides their own request; a decision begun before the end of
/// a shift is finished (assumption).
struct ApprovalDesk {
  let plan: AccessPlan
  let clock: TimelineClock
  let streams: RandomStreams
  private(set) var requests: [ElevationRequest] = []
  /// Shape [overlay.entitlements].
  private(set) var grants: [[TimeWindow]]
  private(set) var busySeconds: Int64 = 0

  private let pool: ApproverPool?
  private let shift: WorkingClock?
  private var events = Heap<ScheduledEvent>()
  private var sequence = 0
  private var tasks: [Task] = []
  /// The task behind each request.
  private var taskOfRequest: [Int] = []
  private var waiting: Deque<Int> = []
  private var isFree: [Bool]
  private var isOpeningScheduled = false
  /// The undecided request for each entitlement.
  private var undecided: [Int?]

  private static let service = StreamPurpose("approval-service")

  init(plan: AccessPlan, clock: TimelineClock, streams: RandomStreams) {
    self.plan = plan
    self.clock = clock
    self.streams = streams
    grants = Array(repeating: [], count: plan.overlay.entitlements.count)
    undecided = Array(repeating: nil, count: plan.overlay.entitlements.count)
    pool = plan.policy.elevation == nil ? nil : plan.estate.context.approverPools.first
    shift = pool.map { WorkingClock($0.workingHours) }
    isFree = Array(repeating: true, count: pool?.members.count ?? 0)
  }

  /// On-shift seconds of all members in the measured stretch.
  var onShiftSeconds: Int64 {
    guard let shift, let pool else { return 0 }
    return shift.openSeconds(in: clock.measured) * Int64(pool.members.count)
  }

  mutating func process(_ tasks: [Task]) {
    guard plan.policy.elevation != nil else { return }
    self.tasks = tasks
    for position in tasks.indices {
      schedule(tasks[position].instant, .request, .request(position))
    }
    while let event = events.popMin(), event.instant < clock.end {
      handle(event)
    }
  }

  private mutating func schedule(
    _ instant: Int64, _ phase: ScheduledEvent.Phase, _ kind: ScheduledEvent.Kind
  ) {
    events.insert(
      ScheduledEvent(instant: instant, phase: phase, sequence: sequence, kind: kind))
    sequence += 1
  }

  private mutating func handle(_ event: ScheduledEvent) {
    switch event.kind {
    case .opening:
      isOpeningScheduled = false
      assign(at: event.instant)
    case .request(let task):
      request(task, at: event.instant)
    case .decision(let request, let approver):
      isFree[approver] = true
      approve(request, at: event.instant)
      assign(at: event.instant)
    }
  }

  /// Files a request unless the person holds the elevation or waits for it already.
  private mutating func request(_ task: Int, at instant: Int64) {
    guard let entitlement = tasks[task].entitlement, undecided[entitlement] == nil,
      grants[entitlement].last?.contains(instant) != true
    else { return }
    let decision = decision(on: entitlement)
    let position = requests.count
    requests.append(
      ElevationRequest(
        entitlement: entitlement, requested: instant, decided: nil,
        decider: decision == .approval ? .person(nil) : .policy, outcome: .pending))
    taskOfRequest.append(task)
    switch decision {
    case .policy: approve(position, at: instant)
    case .deny:
      requests[position].decided = instant
      requests[position].outcome = .denied
    case .approval:
      undecided[entitlement] = position
      waiting.append(position)
      assign(at: instant)
    }
  }

  /// First match wins; no match denies.
  private func decision(on entitlement: Int) -> DecisionRule.Decision {
    let target = plan.overlay.entitlements[entitlement]
    let environment =
      target.namespace.isEmpty
      ? "cluster"
      : plan.environments.environment(cluster: target.cluster, namespace: target.namespace)
        .rawValue
    let rule = plan.policy.elevation?.rules.first {
      $0.environments.isEmpty || $0.environments.contains(environment)
    }
    return rule?.decision ?? .deny
  }

  private mutating func approve(_ position: Int, at instant: Int64) {
    guard let elevation = plan.policy.elevation else { return }
    let entitlement = requests[position].entitlement
    requests[position].decided = instant
    requests[position].outcome = .approved
    undecided[entitlement] = nil
    grants[entitlement].append(
      TimeWindow(from: instant, until: instant + elevation.grantDuration))
  }

  /// Hands waiting requests, oldest first, to the free members that may decide them.
  private mutating func assign(at instant: Int64) {
    guard let shift, !waiting.isEmpty else { return }
    guard shift.isOpen(instant) else {
      guard !isOpeningScheduled else { return }
      isOpeningScheduled = true
      schedule(shift.nextOpening(instant), .shift, .opening)
      return
    }
    var index = 0
    while index < waiting.count {
      if let approver = freeApprover(for: waiting[index]) {
        start(waiting.remove(at: index), approver: approver, at: instant)
      } else {
        index += 1
      }
    }
  }

  private func freeApprover(for request: Int) -> Int? {
    let requester = plan.estate.context.people[tasks[taskOfRequest[request]].person].name
    return isFree.indices.first { isFree[$0] && pool?.members[$0] != requester }
  }

  private mutating func start(_ request: Int, approver: Int, at instant: Int64) {
    guard let elevation = plan.policy.elevation, let pool, let shift else { return }
    let task = tasks[taskOfRequest[request]]
    let person = plan.estate.context.people[task.person].name
    let key = EntityKey("task", person, pool.members[approver])
    let duration = streams.seconds(
      Self.service, key, UInt64(task.index), from: elevation.approverService)
    isFree[approver] = false
    requests[request].decider = .person(approver)
    let busy = TimeWindow(
      from: max(instant, clock.measured.from),
      until: min(instant + duration, clock.measured.until))
    if busy.from < busy.until { busySeconds += shift.openSeconds(in: busy) }
    schedule(instant + duration, .decision, .decision(request: request, approver: approver))
  }
}
