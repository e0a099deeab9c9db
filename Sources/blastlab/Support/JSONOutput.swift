import Foundation

/// JSON on standard output for programs: sorted keys, slashes as they are.
enum JSONOutput {
  /// How much text is gathered before it is written.
  private static let chunkBytes = 1 << 16

  /// Prints each value on a line of its own, in order, without holding all of them.
  static func printLines(_ values: some Sequence<some Encodable>) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var lines = ""
    for value in values {
      lines += String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
      guard lines.utf8.count > chunkBytes else { continue }
      try Console.output(lines, terminator: "")
      lines = ""
    }
    if !lines.isEmpty { try Console.output(lines, terminator: "") }
  }

  /// One value, indented.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
