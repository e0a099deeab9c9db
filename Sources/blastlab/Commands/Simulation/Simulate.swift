import AccessSimulation
import ArgumentParser
import Experiments
import Foundation
import Sampling
import Specs

struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate people, pipelines and approvers of an estate under one policy.",
    discussion: """
      Prints what happened in the measured window. With --out it also writes a folder, whole or not \
      at all: timeline.jsonl (every window of a grant or credential and why it exists), requests.csv, \
      votes.csv, tasks.csv, audit.jsonl (a hash-chained log of the whole run) and audit.seal.json \
      (its sealed head; `blastlab verify-audit` checks the log against it). docs/AUDIT.md describes \
      the files.

      Metrics are those of an experiment's timeline; quantiles of waits are of the requests or tasks
      that got access, from buckets of three significant digits (an HDR histogram).

      The same estate, policy, activity, seed, unit and clock give the same bytes on any machine.

      Example:
        blastlab simulate small --policy jit --window 14d --out runs/jit
        blastlab simulate medium --policy jit --experiment scenarios/experiments/demo.yaml --unit 3
        blastlab verify-audit runs/jit/audit.jsonl --seal runs/jit/audit.seal.json
      """)

  @Argument(help: "An estate folder, an EstateSpec file or a preset.")
  var estate: String

  @Option(help: "A Policy file, or the name of one that comes with blastlab.")
  var policy: String

  @Option(
    help: "An Experiment file whose activity, clock and seed hold where no option says otherwise.")
  var experiment: String?

  @Option(help: "The seed of all draws (default: 1, or the experiment's).")
  var seed: UInt64?

  @Option(help: "Which timeline of that seed: the unit of replication in an experiment.")
  var unit: UInt64 = 0

  @Option(help: "How long it runs before anything is counted (default: 28d, or the experiment's).")
  var warmUp: DurationOption?

  @Option(help: "How long the measured window is (default: 28d, or the experiment's).")
  var window: DurationOption?

  @Option(help: "How long it runs on after the window (default: 0s, or the experiment's).")
  var tail: DurationOption?

  @Option(help: "The folder for the files.")
  var out: String?

  @Option(help: "The date of the first second in the audit log, a Monday (default: 2026-01-05).")
  var epoch: String?

  @Option(help: "An Ed25519 private key in PEM that signs the seal (see `blastlab audit-key`).")
  var key: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Say on standard error how long it took and how many events that were.")
  var verbose = false

  func validate() throws {
    guard window.map({ $0.seconds > 0 }) ?? true else {
      throw ValidationError("--window is longer than 0s.")
    }
    if let epoch, AuditEpoch(epoch) == nil {
      throw ValidationError("--epoch is a Monday such as 2026-01-05, not \(epoch).")
    }
    if out == nil && (key != nil || epoch != nil) {
      throw ValidationError("--key and --epoch are for the files that --out writes.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let signingKey = try key.map(AuditFiles.signingKey)
      let folder = out.map { URL(fileURLWithPath: $0) }
      if let folder { try SimulationFolder.check(folder) }
      let spec = try PolicyFile.policy(named: policy)
      let setting = try setting()
      let plan = try AccessPlan(
        spec, on: try EstateProvider.estate(named: estate), activity: setting.activity)
      let timeline = simulate(plan, setting)
      if let folder {
        try SimulationFolder(
          timeline: timeline, plan: plan, epoch: epoch.flatMap(AuditEpoch.init) ?? .standard,
          key: signingKey
        ).write(to: folder)
      }
      let report = SimulationReport(timeline, plan: plan, seed: setting.seed, unit: unit)
      try Console.output(json ? JSONOutput.text(report) : report.text)
      if let out, !json { try Console.output("files       \(out)") }
    }
  }

  private func setting() throws -> SimulationSetting {
    var setting = try experiment.map(SimulationSetting.init(experiment:)) ?? SimulationSetting()
    setting.seed = seed ?? setting.seed
    setting.clock = TimelineClock(
      warmUp: warmUp?.seconds ?? setting.clock.warmUp,
      leakWindow: window?.seconds ?? setting.clock.leakWindow,
      tail: tail?.seconds ?? setting.clock.tail)
    return setting
  }

  private func simulate(_ plan: AccessPlan, _ setting: SimulationSetting) -> Timeline {
    let simulator = AccessSimulator(plan: plan, clock: setting.clock)
    let start = ContinuousClock.now
    let timeline = simulator.simulate(RandomStreams(seed: setting.seed, unit: unit))
    if verbose { tell(timeline, took: ContinuousClock.now - start) }
    return timeline
  }

  /// An event is a task, a request, a decision, or the beginning of a grant.
  private func tell(_ timeline: Timeline, took duration: Duration) {
    let events =
      timeline.tasks.count + timeline.requests.count
      + timeline.requests.count { $0.decided != nil }
      + timeline.grants.reduce(0) { $0 + $1.count }
    let seconds =
      Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Int(Double(events) / seconds) : 0
    Console.note("simulated \(events) events in \(seconds) s: \(rate) a second")
  }
}
