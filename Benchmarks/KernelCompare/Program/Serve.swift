/// Answers each line of standard input with one line of JSON until `quit` or the end.
///
/// - Throws: `ProgramError` where the file or a line makes no sense.
func serve(_ path: String) throws {
  var session = try Session(path)
  while let line = readLine(), line != "quit" {
    let (kernel, threads) = try command(line)
    let round = try session.round(of: kernel, threads: threads)
    try Output.write(session.answer(kernel, threads: threads, [round]))
  }
}

/// Reads `reach`, `timed` or `all-source THREADS`.
private func command(_ line: String) throws(ProgramError) -> (kernel: Kernel, threads: Int) {
  let words = line.split(separator: " ")
  guard let kernel = words.first.flatMap({ Kernel(rawValue: String($0)) }) else {
    throw .usage("unknown command \(line.debugDescription)")
  }
  guard words.count == (kernel == .allSource ? 2 : 1) else {
    throw .usage(
      "\(kernel.rawValue) takes \(kernel == .allSource ? "the number of threads" : "nothing")")
  }
  guard words.count == 2 else { return (kernel, 1) }
  guard let threads = Int(words[1]), threads > 0 else {
    throw .usage("\(words[1]) is no number of threads")
  }
  return (kernel, threads)
}
