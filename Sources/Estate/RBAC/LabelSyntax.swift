/// What may be written as a label's key and value, and as most objects' names.
///
/// - Source: Kubernetes 1.36 `apimachinery/pkg/util/validation`.
enum LabelSyntax {
  private static let nameLengthMax = 63
  private static let prefixLengthMax = 253

  /// Why a key is refused: it must be a name, or a DNS subdomain, a slash and a name.
  static func problem(key: String) -> String? {
    let parts = key.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let valid =
      switch parts.count {
      case 1: isName(parts[0])
      case 2: isSubdomain(parts[0]) && isName(parts[1])
      default: false
      }
    return valid ? nil : "\"\(key)\" is not a label key"
  }

  /// Why a value is refused: it must be empty or a name.
  static func problem(value: String) -> String? {
    value.isEmpty || isName(value[...].utf8) ? nil : "\"\(value)\" is not a label value"
  }

  /// Letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.
  private static func isName(_ name: Substring.UTF8View) -> Bool {
    guard let first = name.first, let last = name.last, name.count <= nameLengthMax else {
      return false
    }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && name.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
  }

  /// One lower-case label of letters, digits and inner hyphens, as namespaces are named.
  static func isLabel(_ name: Substring.UTF8View) -> Bool {
    name.count <= nameLengthMax && !name.contains(UInt8(ascii: ".")) && isSubdomain(name)
  }

  /// Lower-case labels of letters, digits and inner hyphens, separated by dots.
  static func isSubdomain(_ name: Substring.UTF8View) -> Bool {
    guard !name.isEmpty, name.count <= prefixLengthMax else { return false }
    return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { label in
        guard let first = label.first, let last = label.last else { return false }
        return isLowerAlphanumeric(first) && isLowerAlphanumeric(last)
          && label.allSatisfy { isLowerAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowerAlphanumeric(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isLowerAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
