/// The version of a Kubernetes API server, as far as behaviour depends on it.
package struct ServerVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var major: Int
  package var minor: Int

  package init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads what `/version` gives as `gitVersion`, such as `v1.29.3-eks-adc7111`.
  ///
  /// - Returns: `nil` unless the text starts with two numbers, with or without a `v` before them.
  package init?(gitVersion: String) {
    let parts = gitVersion.utf8.drop { $0 == UInt8(ascii: "v") }
      .split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return nil }
    self.init(
      major: String(decoding: parts[0], as: UTF8.self),
      minor: String(decoding: parts[1], as: UTF8.self))
  }

  /// Reads what `/version` gives as `major` and `minor`; vendors append to the minor (`29+`).
  ///
  /// - Returns: `nil` unless both start with a number and the major is nothing else.
  package init?(major: String, minor: String) {
    guard let major = Self.number(major), let minor = Self.leadingNumber(minor) else { return nil }
    self.init(major: major, minor: minor)
  }

  /// `1.29`.
  package var description: String { "\(major).\(minor)" }

  /// Whether the left version is older.
  package static func < (left: ServerVersion, right: ServerVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  /// The number that a text starts with.
  private static func leadingNumber(_ text: String) -> Int? {
    let digits = text.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The number that a text is.
  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? leadingNumber(text) : nil
  }
}
