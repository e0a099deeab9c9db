import AccessSimulation

/// Runs what the command line asks for.
///
/// - Returns: The exit status.
func runProgram(_ arguments: [String]) -> Int32 {
  MemoryReuse.enable()
  do {
    switch try Options(arguments) {
    case .help: Output.write(Options.usage)
    case .serve(let parameters): try serve(parameters)
    case .year(let estate, let policy, let weeks, let seed):
      try Output.write(YearRun(estate: estate, policy: policy, weeks: weeks, seed: seed))
    }
    return 0
  } catch let error as ProgramError {
    Output.complain(error.message)
    return error.exitStatus
  } catch {
    Output.complain("\(error)")
    return 70
  }
}

/// Answers each line of standard input until `quit` or the end.
private func serve(_ path: String) throws {
  let model = try OfficeModel(Parameters(path))
  try Output.write(["ready": "AccessSimulator"])
  while let line = readLine(), line != "quit" {
    let words = line.split(separator: " ")
    guard words.count == 2, words[0] == "run", let seed = UInt64(words[1]) else {
      throw ProgramError.usage("unknown command \(line.debugDescription)")
    }
    try Output.write(model.run(seed: seed))
  }
}
