import Foundation

// How many whole replays one core does per second: exposure, potential reach, durations, the
// attacker's flood, its steps and their alerts, residual access and snapshot.
//
//   swift run -c release ReplayBenchmark [PRESET | SPEC.yaml] [--seconds 5] [--only MECHANISM] [--digest TRIALS]
//
// Without an estate: `medium`; `Benchmarks/ReplayBenchmark/estate.yaml` is larger. One line for each
// policy and mechanism, and one for as many trials of each; seconds of processor time.

do {
  let options = try ReplayOptions(Array(CommandLine.arguments.dropFirst()))
  try ReplayMeasurement(options).run()
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(65)
}
