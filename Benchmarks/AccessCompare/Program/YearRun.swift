import AccessSimulation
import Estate
import EstateSources
import Foundation
import Sampling
import Specs

/// One timeline of an estate of realistic size: what it takes.
struct YearRun: Encodable {
  var estate: String
  var policy: String
  var weeks: Int64
  var serviceAccounts: Int
  var people: Int
  var pipelines: Int
  var tasks: Int
  var requests: Int
  /// Tasks + requests made + requests ended + grants + listed credential versions.
  var events: Int
  var estateSeconds: Double
  var planSeconds: Double
  var seconds: Double
  /// Peak of the process, estate and plan included, in bytes.
  var peakMemory: Int
  /// The same before the timeline was simulated.
  var peakMemoryBefore: Int

  init(estate name: String, policy path: String, weeks: Int64, seed: UInt64) throws {
    guard let spec = EstateSpec.presets.first(where: { $0.name == name }) else {
      throw ProgramError.usage("no preset is called \(name)")
    }
    guard case .policy(let policy) = try SpecFile.read(URL(fileURLWithPath: path)) else {
      throw ProgramError.badData("\(path): not a Policy")
    }
    let (estateSeconds, _, estate) = try timing {
      try EstateGenerator.generate(spec, threads: 1)
    }
    let (planSeconds, _, plan) = try timing { try AccessPlan(policy, on: estate) }
    let before = peakResidentBytes()
    let clock = TimelineClock(warmUp: 0, leakWindow: weeks * 7 * 86_400, tail: 0)
    let simulator = AccessSimulator(plan: plan, clock: clock)
    let (seconds, _, timeline) = timing {
      simulator.simulate(RandomStreams(seed: seed, unit: 0))
    }
    self.estate = name
    self.policy = policy.name
    self.weeks = weeks
    serviceAccounts = estate.clusters.reduce(0) { $0 + $1.serviceAccounts.count }
    people = estate.context.people.count
    pipelines = estate.context.pipelines.count
    tasks = timeline.tasks.count
    requests = timeline.requests.count
    events = Self.events(of: timeline)
    self.estateSeconds = estateSeconds
    self.planSeconds = planSeconds
    self.seconds = seconds
    peakMemory = peakResidentBytes()
    peakMemoryBefore = before
  }

  private static func events(of timeline: Timeline) -> Int {
    let ended = timeline.requests.count { $0.decided != nil }
    let grants = timeline.grants.reduce(0) { $0 + $1.count }
    let versions = timeline.schedules.reduce(0) { sum, schedule in
      guard case .listed(let versions) = schedule else { return sum }
      return sum + versions.count
    }
    return timeline.tasks.count + timeline.requests.count + ended + grants + versions
  }
}
