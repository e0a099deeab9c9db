import Foundation

// What generating an estate and compiling it into an attack graph costs, and whether it stays flat
// with size.
//
//   swift run -c release CompileBenchmark [PRESET | SPEC.yaml]… [--threads n] [--rounds 5]
//     [--catalogue-times 1] [--techniques] [--json]
//
// Without an estate: every preset. The overlay is empty. `--catalogue-times 10` compiles the rows
// that need rights ten times over, under names of their own.

do {
  let options = try CompileOptions(Array(CommandLine.arguments.dropFirst()))
  let measurements = try options.specs.map { try CompileMeasurement($0, options) }
  if options.isJSON {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(String(decoding: try encoder.encode(measurements), as: UTF8.self))
  } else {
    for measured in measurements {
      print(measured.line)
      if options.countsTechniques { print(measured.techniqueLines) }
    }
  }
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(65)
}
