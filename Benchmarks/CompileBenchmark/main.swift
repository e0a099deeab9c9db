import Foundation

// What compiling an estate into an attack graph costs, and whether it stays flat with size.
//
//   swift run -c release CompileBenchmark [PRESET | SPEC.yaml]… [--threads n] [--rounds 5]
//     [--catalogue-times 1] [--json]
//
// Without an estate: every preset. The overlay is empty. `--catalogue-times 10` compiles the rows
// that need rights ten times over, under names of their own.

let options = try CompileOptions(Array(CommandLine.arguments.dropFirst()))
let measurements = try options.specs.map { try CompileMeasurement($0, options) }

if options.isJSON {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
  print(String(decoding: try encoder.encode(measurements), as: UTF8.self))
} else {
  for measured in measurements {
    print(
      measured.estate
        + String(
          format: """
            : %d objects, %d vertices, %d edges (%.2f a vertex), %.1f MB; generate %.0f ms, \
            compile %.1f ms (%.1f ms of processors, %.0f ns an object), %d threads
            """, measured.objects, measured.vertices, measured.edges, measured.edgesPerVertex,
          Double(measured.bytes) / 1e6, measured.generateMilliseconds,
          measured.compileMilliseconds, measured.compileProcessorMilliseconds,
          measured.nanosecondsPerObject, measured.threads))
  }
}
