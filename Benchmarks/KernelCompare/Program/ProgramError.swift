/// Why the program stops, and with which status.
struct ProgramError: Error {
  /// The statuses of the BSD convention.
  private enum Status {
    static let usage: Int32 = 64
    static let badData: Int32 = 65
    static let noInput: Int32 = 66
  }

  let message: String
  let exitStatus: Int32

  /// The command line makes no sense.
  static func usage(_ message: String) -> ProgramError {
    ProgramError(message: message + "\n" + Options.usage, exitStatus: Status.usage)
  }

  /// The file is not what its format says.
  static func badData(_ path: String, _ message: String) -> ProgramError {
    ProgramError(message: "\(path): \(message)", exitStatus: Status.badData)
  }

  /// The file cannot be read at all.
  static func noInput(_ path: String, _ message: String) -> ProgramError {
    ProgramError(message: "\(path): \(message)", exitStatus: Status.noInput)
  }
}
