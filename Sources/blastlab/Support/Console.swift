import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard error for people, standard output for results.
enum Console {
  /// Whether standard error is a terminal that can show a moving progress line.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a result to standard output.
  ///
  /// - Throws: `FileFailure` when it cannot be written, as on a full disk.
  static func output(_ text: String, terminator: String = "\n") throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((text + terminator).utf8))
    } catch {
      throw FileFailure(path: "standard output", problem: "cannot be written")
    }
  }

  static func error(_ message: String) {
    write("error: \(message)\n")
  }

  /// One line of progress or news.
  static func note(_ message: String, quiet: Bool = false) {
    if !quiet { write("\(message)\n") }
  }

  /// Replaces the progress line on a terminal; silent elsewhere.
  static func progress(_ message: String, quiet: Bool) {
    guard isTerminal, !quiet else { return }
    write("\r\u{1B}[K\(message)")
  }

  static func endProgress(quiet: Bool) {
    guard isTerminal, !quiet else { return }
    write("\r\u{1B}[K")
  }

  private static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
