package import Sampling

import BasicContainers
import Estate
import Specs

/// The life of every request: who decides it and when, what it grants, and what becomes of the
/// tasks that wait for it.
///
/// Next-event time advance in the total order (instant, phase, sequence) of ``DeskEvent``; tasks
/// are the first arrivals of their instant. Ends of grants are no events: whether one works is
/// looked up when somebody needs it.
///
/// It is large and cannot be copied: calls that only read copied all of it otherwise, which took a
/// quarter of a run. The compiler moves it to and fro all the same for a method that is not
/// `mutating`, unless it is inlined, so that methods that only read are `mutating` where they are
/// called often. For what they work with they use arrays that cannot be copied either, since those
/// need not be asked at every write whether they are shared.
package struct ApprovalDesk: ~Copyable {
  let model: DeskModel
  let clock: TimelineClock
  let draws: DeskDraws

  // MARK: What comes of it

  /// In order of request.
  package internal(set) var requests: [ElevationRequest] = []
  /// Windows by entitlement, ascending and disjoint; shape [entitlements].
  package internal(set) var grants: [[GrantWindow]] = []
  /// Shape [tasks].
  package internal(set) var records: [TaskRecord] = []
  /// In order of issue.
  package internal(set) var shadows: [ShadowCredential] = []
  /// In order of time.
  package internal(set) var reviewVotes: [ReviewVote] = []
  package internal(set) var balance = QueueBalance()
  /// Tasks taken up and events handled.
  package internal(set) var eventCount = 0
  /// Seconds that approvers worked inside their shifts and the measured time; shape [pools].
  var busySeconds: [Int64]

  // MARK: What it works with

  var world = World(tasks: [], tenures: [], runs: [], onCall: [])
  var standing: [[GrantWindow]] = []
  var events = EventQueue()
  var sequence: UInt64 = 0
  var shifts = ShiftTable()
  /// The calendar of a member of a panel; row-major, shape [panels × approvers].
  var calendars: [Int32] = []
  /// The calendar of all members of a panel, negative where they differ; shape [panels].
  var sharedCalendars: [Int32] = []
  /// The calendar of those who approve what they ask for themselves.
  var alwaysOpen: Int32 = -1
  /// Shape [calendars].
  var approversOfCalendar: [[Int32]] = []

  var petitions = UniqueArray<Petition>()
  var items = UniqueArray<ReviewItem>()
  var deliveries = UniqueArray<Delivery>()
  var votes = UniqueArray<Vote>()
  var freePetitions = UniqueArray<Int32>()
  var freeItems = UniqueArray<Int32>()
  var freeDeliveries = UniqueArray<Int32>()
  var freeVotes = UniqueArray<Int32>()

  /// Ends of the queues; shape [panels].
  var queueHeads: UniqueArray<Int32>
  var queueTails: UniqueArray<Int32>
  var entryOrder: UInt64 = 0
  var approvers: UniqueArray<ApproverState>
  /// When each approver became free, `.max` while they are at work; shape [approvers].
  var freeSince: UniqueArray<Int64>
  /// How many approvers are not at work.
  var freeCount: Int
  /// Who became free and what entered a queue, to be brought together before the next event.
  var freed = UniqueArray<Int32>()
  var entered = UniqueArray<Int32>()
  /// The latest decisions of each approver, a ring each; shape [approvers × memory].
  var decisions: UniqueArray<Int64>
  var decisionCounts: UniqueArray<Int>
  let memory: Int

  /// Shape [bundles].
  var bundles: UniqueArray<BundleState>
  /// Grants whose end may move still, each at the position that its bundle's state says. The others
  /// are written down as soon as they begin to work.
  var openGrants = UniqueArray<OpenGrant>()
  var log = GrantLog()
  /// What each task waits for: a petition, ``neverWaited`` or ``waitedBefore``.
  var waitingOn = UniqueArray<Int32>()
  var nextWaiter = UniqueArray<Int32>()
  /// Shape [tasks].
  var prospects: [TaskProspect] = []
  /// The shadow credential for each target, latest; negative for none.
  var shadowOfTarget: UniqueArray<Int32>

  static let neverWaited: Int32 = -1
  static let waitedBefore: Int32 = -2

  package init(_ model: DeskModel, clock: TimelineClock, streams: RandomStreams) {
    self.model = model
    self.clock = clock
    draws = DeskDraws(streams: streams)
    let panels = model.panels.panels.count
    let approvers = model.panels.approvers.count
    memory = model.processes.compactMap { $0.rule.fatigue?.decisionsPerDay }.max() ?? 0
    busySeconds = Array(repeating: 0, count: model.input.context.approverPools.count)
    queueHeads = UniqueArray(repeating: -1, count: panels)
    queueTails = UniqueArray(repeating: -1, count: panels)
    self.approvers = UniqueArray(repeating: ApproverState(), count: approvers)
    freeSince = UniqueArray(repeating: 0, count: approvers)
    freeCount = approvers
    decisions = UniqueArray(repeating: .min, count: approvers * memory)
    decisionCounts = UniqueArray(repeating: 0, count: approvers)
    bundles = UniqueArray(minimumCapacity: model.bundles.count)
    for bundle in model.bundles { bundles.append(BundleState(model: bundle)) }
    shadowOfTarget = UniqueArray(repeating: -1, count: model.targets.count)
  }

  package init(plan: AccessPlan, clock: TimelineClock, streams: RandomStreams) {
    self.init(DeskModel(DeskInput(plan)), clock: clock, streams: streams)
  }

  /// Runs one unit; to be called once.
  ///
  /// - Parameter standing: The windows of standing grants that may end; shape [entitlements], or
  ///   empty where none may.
  /// - Complexity: O((tasks + requests) log pending + openings of the pools).
  package mutating func process(_ world: World, standing: [[GrantWindow]] = []) {
    self.standing = standing
    prepare(world)
    var next = 0
    let count = self.world.tasks.count
    while true {
      let event = events.first
      let instant = next < count ? self.world.tasks[next].instant : .max
      if instant < clock.end, !(event?.precedesTask(at: instant) ?? false) {
        arrive(next)
        next += 1
      } else if let event, event.instant < clock.end {
        events.removeFirst()
        handle(event)
      } else {
        break
      }
      eventCount += 1
    }
    finish()
  }

  private mutating func prepare(_ world: World) {
    self.world = world
    let count = world.tasks.count
    records = Array(repeating: TaskRecord(outcome: .pending), count: count)
    waitingOn = UniqueArray(repeating: Self.neverWaited, count: count)
    nextWaiter = UniqueArray(repeating: -1, count: count)
    prospects = makeProspects()
    // Room that is not used is never touched.
    let room = model.bundles.isEmpty ? 0 : count
    requests.reserveCapacity(room)
    reviewVotes.reserveCapacity(room)
    log.reserveCapacity(room)
    openCalendars()
    grantAtStart()
  }

  mutating func schedule(
    _ kind: DeskEvent.Kind, at instant: Int64, subject: Int32, serial: UInt32 = 0
  ) {
    // What lies beyond the run never happens.
    guard instant < clock.end else { return }
    events.insert(
      DeskEvent(kind, at: instant, sequence: sequence, subject: subject, serial: serial))
    sequence += 1
  }

  /// Schedules an event whose delay is the same for all of a process.
  mutating func scheduleInTurn(
    _ kind: DeskEvent.Kind, at instant: Int64, subject: Int32, serial: UInt32
  ) {
    guard instant < clock.end else { return }
    events.append(
      DeskEvent(kind, at: instant, sequence: sequence, subject: subject, serial: serial))
    sequence += 1
  }

  private mutating func handle(_ event: DeskEvent) {
    let now = event.instant
    switch event.kind {
    case .pendingExpiry: expire(event.subject, event.serial, at: now)
    case .patience: losePatience(Int(event.subject), at: now)
    case .reviewDue: enqueueReview(of: Int(event.subject))
    case .opening: open(Int(event.subject), at: now)
    case .reRequest: askAgain(event.subject, event.serial, at: now)
    case .escalation: escalate(event.subject, event.serial, at: now)
    case .emergency: breakGlass(Int(event.subject), at: now)
    case .entry: enter(event.subject, event.serial)
    case .delivery: deliver(event.subject, at: now)
    case .decision: conclude(Int(event.subject), event.serial, at: now)
    case .grantStart: startGrant(event.subject, event.serial, at: now)
    }
    bringTogether(at: now)
  }

  private mutating func finish() {
    balance.advance(to: clock.end)
    for approver in approvers.indices where approvers[approver].petition != ApproverState.free {
      release(approver, at: clock.end)
    }
    for task in waitingOn.indices where waitingOn[task] >= 0 {
      records[task].request = petitions[Int(waitingOn[task])].request
      bookWait(of: task, until: clock.end)
    }
    for bundle in bundles.indices { recordGrant(of: bundle) }
    grants = log.windows(entitlements: model.input.entitlementCount)
  }
}
