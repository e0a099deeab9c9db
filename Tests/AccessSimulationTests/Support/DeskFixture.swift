import AccessSimulation
import Estate
import Sampling
import Specs

/// An estate for the approval desk, made by hand: people who ask, one right each, and pools.
///
/// Requesters are `r0 r1 …`, members of the pools `a0 a1 …` in the order of the pools. Unless said
/// otherwise everybody works round the clock.
struct DeskFixture {
  static let always = WorkingHours(start: 0, end: 86_400, days: [0, 1, 2, 3, 4, 5, 6])

  var context = EstateContext()
  var process: ElevationRule
  /// What each requester's only right needs.
  var targets: [[TaskTarget]] = []
  var bundles: [Bundle] = []
  var extraProcesses: [ElevationRule] = []
  var breakGlass: BreakGlassRule?
  var friction = ActivitySpec.Friction()
  var entitlementCount: Int
  var clock: TimelineClock
  var streams = RandomStreams(seed: 7, unit: 0)
  var tasks: [AccessTask] = []
  var tenures: [Tenure] = []
  var onCall: [[TimeWindow]] = []

  /// - Parameters:
  ///   - pools: How many members each pool has; the pools are `p0 p1 …`.
  ///   - end: The length of the run, all of it measured.
  init(requesters: Int, pools: [Int], end: Int64, _ process: ElevationRule) {
    self.process = process
    entitlementCount = requesters
    clock = TimelineClock(warmUp: 0, leakWindow: end, tail: 0)
    friction.patience = .constant(1e15)
    friction.urgentPatience = .constant(1e15)
    context.people = (0..<requesters).map { Self.person("r\($0)") }
    var next = 0
    for (position, count) in pools.enumerated() {
      let members = (next..<next + count).map { "a\($0)" }
      next += count
      context.people += members.map(Self.person)
      context.approverPools.append(
        ApproverPool(name: "p\(position)", members: members, workingHours: Self.always))
    }
    for requester in 0..<requesters {
      var target = TaskTarget(cluster: "c", binding: "RoleBinding/n/b", namespace: "n")
      target.bundle = requester
      targets.append([target])
      bundles.append(Self.bundle(of: requester))
    }
  }

  static func bundle(of requester: Int, process: Int = 0, entitlement: Int? = nil) -> Bundle {
    Bundle(
      process: process, requester: requester, entitlements: [entitlement ?? requester],
      cluster: "c", namespace: "n", environment: "production")
  }

  static func person(_ name: String) -> Person {
    Person(
      name: name, username: name, clusters: ["c"], laptop: name, workingHours: always,
      tasksPerDay: 0)
  }

  /// A process in which people decide.
  static func asking(
    service: Distribution, grant: Int64 = 1, levels: [[DecisionRule.Threshold]] = []
  ) -> ElevationRule {
    var rule = DecisionRule(decision: .approval)
    rule.levels = levels
    return ElevationRule(
      grantDuration: grant, rules: [rule], approverService: service, controller: false)
  }

  /// A process in which the policy decides at once.
  static func byPolicy(grant: Int64) -> ElevationRule {
    ElevationRule(
      grantDuration: grant, rules: [DecisionRule(decision: .policy)],
      approverService: .constant(0), controller: false)
  }

  mutating func add(
    _ requester: Int = 0, at instant: Int64, duration: Int64 = 0, target: Int = 0,
    isUrgent: Bool = false, action: GateRule.Action? = nil
  ) {
    let index = tasks.count { $0.actor == Int32(requester) }
    tasks.append(
      AccessTask(
        instant: instant, actor: requester, index: index, target: target, kind: .debug,
        duration: duration, isUrgent: isUrgent, action: action))
  }

  /// A Poisson stream of tasks, dealt to the requesters in turn.
  mutating func addPoisson(meanGap: Double, until end: Int64) {
    let requesters = targets.count
    let (purpose, key) = (StreamPurpose("fixture-gap"), EntityKey("fixture"))
    var instant: Int64 = 0
    var position = 0
    while true {
      instant += streams.seconds(
        purpose, key, UInt64(position), from: .exponential(mean: meanGap))
      guard instant < end else { return }
      tasks.append(
        AccessTask(
          instant: instant, actor: position % requesters, index: position / requesters, target: 0,
          kind: .debug, duration: 0))
      position += 1
    }
  }

  func run() -> ApprovalDesk {
    let input = DeskInput(
      context: context, targets: targets, bundles: bundles,
      processes: [process] + extraProcesses, entitlementCount: entitlementCount,
      breakGlass: breakGlass, friction: friction)
    var desk = ApprovalDesk(DeskModel(input), clock: clock, streams: streams)
    desk.process(
      World(
        tasks: tasks.sorted(by: AccessTask.precedes), tenures: tenures, runs: [], onCall: onCall))
    return desk
  }
}

extension ApprovalDesk {
  /// The windows of an entitlement.
  func windows(_ entitlement: Int = 0) -> [TimeWindow] { grants[entitlement].map(\.window) }

  var decisions: [Int64?] { requests.map(\.decided) }
  var outcomes: [ElevationRequest.Outcome] { requests.map(\.outcome) }
  var ends: [TaskRecord.Outcome] { records.map(\.outcome) }
  var waits: [Int64] { records.map(\.wait) }
}

extension TimeWindow {
  init(_ from: Int64, _ until: Int64) { self.init(from: from, until: until) }
}
