import AccessSimulation
import Estate
import Experiments
import Specs

/// One simulated timeline in numbers, counted over its measured window.
struct SimulationReport: Encodable {
  /// Of seconds; all but the count are `null` where there are none. Quantiles are of type 1, in
  /// buckets of three significant digits; the mean is exact.
  struct Waits: Encodable {
    var count: Int
    @Nullable var mean: Double?
    @Nullable var p50: Int64?
    @Nullable var p90: Int64?
    @Nullable var p95: Int64?
    @Nullable var p99: Int64?
    @Nullable var max: Int64?

    init(_ histogram: LatencyHistogram) {
      count = histogram.count
      mean = histogram.mean
      p50 = histogram.quantile(0.5)
      p90 = histogram.quantile(0.9)
      p95 = histogram.quantile(0.95)
      p99 = histogram.quantile(0.99)
      max = histogram.quantile(1)
    }
  }

  struct Tasks: Encodable {
    var count: Int
    /// All outcomes, those that never happened too.
    var outcomes: [String: Int]
    /// Seconds that the tasks waited which were done.
    var wait: Waits
    /// The same of deploy tasks and pipeline runs: what the policy adds to each.
    var deploy: Waits
    /// Deployments that were not made: their waits are censored.
    var deployCensored: Int
  }

  struct Requests: Encodable {
    var count: Int
    var outcomes: [String: Int]
    /// Seconds from a request to its approval, and of those that people approved.
    var latency: Waits
    var latencyHuman: Waits
    /// Requests that ended neither approved nor denied: their latencies are censored.
    var censored: Int
  }

  struct Pool: Encodable {
    var pool: String
    /// Busy time over time on shift; `null` where nobody was ever on shift.
    @Nullable var utilisation: Double?
  }

  var estate: String
  var policy: String
  var seed: UInt64
  var unit: UInt64
  var warmUp: Int64
  var window: Int64
  var end: Int64
  var tasks: Tasks
  var requests: Requests
  var bypasses: Int
  var breakGlass: Int
  var approvers: [Pool]
  /// Grants that begin in the window, and the hours of it that grants on request cover.
  var grants: Int
  var grantHours: Double
  /// Of those who review grants, per week; `null` without reviews.
  @Nullable var reviewerHoursPerWeek: Double?
  /// Versions of credentials that are issued in the window.
  var credentialVersions: Int
  /// The per-timeline metrics by the names of the result store; `null` where undefined.
  var metrics: [String: Double?]

  init(_ timeline: Timeline, plan: AccessPlan, seed: UInt64, unit: UInt64) {
    let measured = timeline.clock.measured
    let figures = AccessMetrics.complete(timeline, plan: plan)
    estate = plan.estate.name
    policy = plan.policy.name
    self.seed = seed
    self.unit = unit
    warmUp = timeline.clock.warmUp
    window = timeline.clock.leakWindow
    end = timeline.clock.end
    tasks = Tasks(timeline, figures.tasks)
    requests = Requests(timeline, figures.requests)
    bypasses = timeline.shadows.count { measured.contains($0.window.from) }
    breakGlass = tasks.outcomes[TaskRecord.Outcome.brokeGlass.word] ?? 0
    approvers = timeline.pools.map { pool in
      Pool(
        pool: pool.pool,
        utilisation: pool.onShift > 0 ? Double(pool.busy) / Double(pool.onShift) : nil)
    }
    let windows = timeline.grants.flatMap { $0 }.filter(\.isOnDemand).map(\.window)
    grants = windows.count { measured.contains($0.from) }
    grantHours = Double(windows.reduce(0) { $0 + $1.seconds(in: measured) }) / 3600
    reviewerHoursPerWeek = plan.policy.reviews == nil ? nil : timeline.reviewerHoursPerWeek
    credentialVersions = timeline.schedules.reduce(0) { count, schedule in
      count + schedule.versions(storedIn: measured).count { measured.contains($0.valid.from) }
    }
    metrics = Dictionary(
      uniqueKeysWithValues: Metric.ofSimulation.map { ($0.rawValue, figures.value(of: $0)) })
  }
}

extension SimulationReport.Tasks {
  fileprivate init(_ timeline: Timeline, _ figures: TaskFigures) {
    let measured = timeline.clock.measured
    outcomes = Dictionary(
      uniqueKeysWithValues: TaskRecord.Outcome.allCases.map { ($0.word, 0) })
    count = 0
    for (task, record) in zip(timeline.tasks, timeline.records)
    where measured.contains(task.instant) {
      count += 1
      outcomes[record.outcome.word, default: 0] += 1
    }
    wait = SimulationReport.Waits(figures.waits)
    deploy = SimulationReport.Waits(figures.deployWaits.done)
    deployCensored = figures.deployWaits.cut.count
  }
}

extension SimulationReport.Requests {
  fileprivate init(_ timeline: Timeline, _ figures: RequestFigures) {
    let measured = timeline.clock.measured
    outcomes = ["approved": 0, "denied": 0, "expired": 0, "withdrawn": 0, "pending": 0]
    for request in timeline.requests where measured.contains(request.requested) {
      outcomes[request.outcome.word, default: 0] += 1
    }
    count = figures.count
    latency = SimulationReport.Waits(figures.latencies)
    latencyHuman = SimulationReport.Waits(figures.humanLatencies)
    censored = figures.censored
  }
}

extension GrantWindow {
  /// Whether somebody asked for it or took it, rather than holding it all along.
  fileprivate var isOnDemand: Bool {
    switch reason {
    case .request, .breakGlass: true
    case .standing, .atStart, .membership, .shadow: false
    }
  }
}
