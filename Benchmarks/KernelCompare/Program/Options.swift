/// What the command line asks for.
struct Options {
  /// What to do, and on what.
  enum Task {
    case run(path: String)
    case serve(path: String)
    case hub(principals: Int)
    case help
  }

  static let usage = """
    usage: KernelCompare FILE [--kernel reach|all-source|timed] [--rounds 5] [--threads 1]
           KernelCompare FILE --serve
           KernelCompare hub [--principals 10000] [--rounds 5]

    FILE is a static graph (BLG1, see gen_graphs.py) or a timed one (BLT1, see gen_timed.py).
    Prints one line of JSON for each kernel. With --serve it reads `reach`, `all-source THREADS`,
    `timed` and `quit` from standard input and answers each with the line of one round.
    Exit status: 0; 1 an answer is known to be wrong; 64 usage; 65 bad data; 66 no such file.
    """

  private(set) var task = Task.help
  private(set) var kernel: Kernel?
  private(set) var rounds = 5
  private(set) var threads = 1

  /// - Throws: `ProgramError` where the arguments make no sense.
  init(_ arguments: [String]) throws(ProgramError) {
    var rest = arguments[...]
    var operands: [String] = []
    var principals = 10_000
    var isServing = false
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h": return
      case "--serve": isServing = true
      case "--kernel": kernel = try Self.kernel(rest.popFirst())
      case "--rounds": rounds = try Self.number(rest.popFirst(), after: argument)
      case "--threads": threads = try Self.number(rest.popFirst(), after: argument)
      case "--principals": principals = try Self.number(rest.popFirst(), after: argument)
      case _ where argument.hasPrefix("-"): throw .usage("unknown option \(argument)")
      default: operands.append(argument)
      }
    }
    guard operands.count == 1 else { throw .usage("one file, or the word hub, is needed") }
    if operands[0] == "hub" {
      task = .hub(principals: principals)
    } else {
      task = isServing ? .serve(path: operands[0]) : .run(path: operands[0])
    }
  }

  private static func number(
    _ text: String?, after option: String
  ) throws(ProgramError) -> Int {
    guard let text, let number = Int(text), (1...1_000_000).contains(number) else {
      throw .usage("\(option) needs a number from 1 to 1000000")
    }
    return number
  }

  private static func kernel(_ text: String?) throws(ProgramError) -> Kernel {
    guard let kernel = text.flatMap(Kernel.init) else {
      throw .usage(
        "--kernel needs one of \(Kernel.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return kernel
  }
}
