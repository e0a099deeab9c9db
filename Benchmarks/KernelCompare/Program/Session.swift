import GraphKernels

/// One file, loaded once, and the kernels that run on it.
struct Session: ~Copyable {
  private let path: String
  private let known: KnownAnswers?
  private var staticKernels: StaticKernels?
  private var timedKernel: TimedKernel?

  /// - Throws: `ProgramError` where the file is not a graph.
  init(_ path: String) throws(ProgramError) {
    self.path = path
    var reader = try BinaryReader(path)
    switch try reader.magic() {
    case StaticInput.magic:
      let input = try StaticInput(&reader)
      known = KnownAnswers.find(
        vertexCount: input.topology.vertexCount, edgeCount: input.topology.edgeCount)
      staticKernels = StaticKernels(input)
    case TimedInput.magic:
      let input = try TimedInput(&reader)
      known = KnownAnswers.find(
        vertexCount: input.topology.vertexCount, edgeCount: input.topology.edgeCount)
      timedKernel = TimedKernel(input)
    case let other:
      throw .badData(path, "is neither BLG1 nor BLT1; it begins with \(other.debugDescription)")
    }
  }

  /// Returns the kernels to run: the one wanted, or all that the file is for.
  ///
  /// - Throws: `ProgramError` where the file is not for the one wanted.
  func kernels(wanted: Kernel?) throws(ProgramError) -> [Kernel] {
    let possible: [Kernel] = timedKernel == nil ? [.reach, .allSource] : [.timed]
    guard let wanted else { return possible }
    guard possible.contains(wanted) else {
      throw .usage("\(path) is no input of \(wanted.rawValue)")
    }
    return [wanted]
  }

  /// Runs a kernel once.
  ///
  /// - Throws: `ProgramError` where the file is not for it.
  mutating func round(of kernel: Kernel, threads: Int) throws(ProgramError) -> Round {
    let round =
      switch kernel {
      case .reach: staticKernels?.reach()
      case .allSource: staticKernels?.allSource(threads: threads)
      case .timed: timedKernel?.labels()
      }
    guard let round else { throw .usage("\(path) is no input of \(kernel.rawValue)") }
    return round
  }

  /// Puts rounds together and holds them against what is known.
  func answer(_ kernel: Kernel, threads: Int, _ rounds: [Round]) -> Answer {
    Answer(
      kernel, input: known?.name ?? path, threads: kernel == .allSource ? threads : 1, rounds,
      known: known?.checksum(of: kernel))
  }
}
