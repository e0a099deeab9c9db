/// What the command line asks for.
enum Options {
  /// Answers `run SEED` for the model of a parameter file.
  case serve(parameters: String)
  /// One year of an estate under a policy.
  case year(estate: String, policy: String, weeks: Int64, seed: UInt64)
  case help

  static let usage = """
    usage: AccessCompare serve PARAMETERS.json
           AccessCompare year [--estate large] [--policy scenarios/policies/jit.yaml]
             [--weeks 52] [--seed 1]

    serve reads `run SEED` and `quit` from standard input and answers each with a line of JSON.
    year prints seconds, events and peak memory of one timeline.
    Exit status: 0; 64 usage; 65 bad data; 70 anything else.
    """

  /// - Throws: `ProgramError` where the arguments make no sense.
  init(_ arguments: [String]) throws(ProgramError) {
    switch arguments.first {
    case "serve":
      guard arguments.count == 2 else { throw .usage("serve takes one file") }
      self = .serve(parameters: arguments[1])
    case "year":
      self = try Self.year(arguments.dropFirst())
    case nil, "--help", "-h":
      self = .help
    case let word?:
      throw .usage("unknown command \(word)")
    }
  }

  private static func year(_ arguments: ArraySlice<String>) throws(ProgramError) -> Options {
    var rest = arguments
    var (estate, policy) = ("large", "scenarios/policies/jit.yaml")
    var (weeks, seed): (Int64, UInt64) = (52, 1)
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw .usage("\(option) needs a value") }
      switch option {
      case "--estate": estate = value
      case "--policy": policy = value
      case "--weeks":
        guard let number = Int64(value), (1...5_200).contains(number) else {
          throw .usage("--weeks needs a number from 1 to 5200")
        }
        weeks = number
      case "--seed":
        guard let number = UInt64(value) else { throw .usage("--seed needs a whole number") }
        seed = number
      default: throw .usage("unknown option \(option)")
      }
    }
    return .year(estate: estate, policy: policy, weeks: weeks, seed: seed)
  }
}
