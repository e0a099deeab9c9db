/// Why the program ends early.
enum ProgramError: Error {
  case usage(String)
  case badData(String)

  var exitStatus: Int32 {
    switch self {
    case .usage: 64
    case .badData: 65
    }
  }

  var message: String {
    switch self {
    case .usage(let problem): "\(problem)\n\(Options.usage)"
    case .badData(let problem): problem
    }
  }
}
