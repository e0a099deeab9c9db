/// One round of one kernel: the time of each of its phases, and what it found.
struct Round {
  let phases: [(name: String, elapsed: Elapsed)]
  let checksum: [String: UInt64]

  var wall: Double { phases.reduce(0) { $0 + $1.elapsed.wall } }
  var processor: Double { phases.reduce(0) { $0 + $1.elapsed.processor } }
}

/// The line printed for a kernel; times are in milliseconds, one for each round.
struct Answer: Encodable {
  let kernel: Kernel
  let input: String
  let threads: Int
  let rounds: [Double]
  let medianMilliseconds: Double
  /// Median of all processors together.
  let medianProcessorMilliseconds: Double
  /// On the clock, by phase.
  let phases: [String: [Double]]
  /// Of all processors together, by phase.
  let processorPhases: [String: [Double]]
  let checksum: [String: UInt64]
  /// Whether all rounds found the same, and what is known of the input.
  let ok: Bool

  private enum CodingKeys: String, CodingKey {
    case kernel, input, threads, rounds, phases, checksum, ok
    case medianMilliseconds = "median_ms"
    case medianProcessorMilliseconds = "cpu_ms"
    case processorPhases = "cpu_phases"
  }

  init(
    _ kernel: Kernel, input: String, threads: Int, _ rounds: [Round], known: [String: UInt64]?
  ) {
    self.kernel = kernel
    self.input = input
    self.threads = threads
    self.rounds = rounds.map(\.wall)
    medianMilliseconds = median(self.rounds)
    medianProcessorMilliseconds = median(rounds.map(\.processor))
    var wall: [String: [Double]] = [:]
    var processor: [String: [Double]] = [:]
    for (name, elapsed) in rounds.flatMap(\.phases) {
      wall[name, default: []].append(elapsed.wall)
      processor[name, default: []].append(elapsed.processor)
    }
    phases = wall
    processorPhases = processor
    let found = rounds[0].checksum
    checksum = found
    ok =
      rounds.allSatisfy { $0.checksum == found }
      && (known ?? [:]).allSatisfy { found[$0.key] == $0.value }
  }
}
