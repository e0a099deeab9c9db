/// Runs what the command line asks for.
///
/// - Returns: The exit status: 0, or 1 where an answer is known to be wrong, or that of the error.
func runProgram(_ arguments: [String]) -> Int32 {
  do {
    let options = try Options(arguments)
    switch options.task {
    case .help:
      Output.write(Options.usage)
      return 0
    case .hub(let principals):
      return try compareHubs(principals: principals, rounds: options.rounds) ? 0 : 1
    case .serve(let path):
      try serve(path)
      return 0
    case .run(let path):
      return try runKernels(of: path, options) ? 0 : 1
    }
  } catch let error as ProgramError {
    Output.complain(error.message)
    return error.exitStatus
  } catch {
    Output.complain("\(error)")
    return 70
  }
}

/// Runs each kernel wanted for some rounds.
///
/// - Returns: Whether no answer is known to be wrong.
private func runKernels(of path: String, _ options: Options) throws -> Bool {
  var session = try Session(path)
  var allRight = true
  for kernel in try session.kernels(wanted: options.kernel) {
    let rounds = try (0..<options.rounds).map { _ in
      try session.round(of: kernel, threads: options.threads)
    }
    let answer = session.answer(kernel, threads: options.threads, rounds)
    allRight = allRight && answer.ok
    try Output.write(answer)
  }
  return allRight
}
