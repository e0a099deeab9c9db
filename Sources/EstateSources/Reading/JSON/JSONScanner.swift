/// The kinds of JSON value, told apart by their first byte.
package enum JSONKind: String, Sendable {
  case object = "an object"
  case array = "an array"
  case string = "a string"
  case number = "a number"
  case boolean = "a boolean"
  case null
}

/// A pull scanner over the bytes of one JSON document (RFC 8259, UTF-8).
///
/// The caller asks for the value it expects and skips what it does not want; skipped values are
/// checked but never become strings. Every failure is an ``ImportError`` with byte offset, line,
/// field path and expectation.
///
/// Where the standard leaves a choice:
/// - A key that comes twice is an error in an object that is read, although Kubernetes' decoder takes
///   the last: which of two rules or names counts is no guess to make. In what is skipped it is not
///   noticed.
/// - A number that does not fit where it is read is an error; elsewhere any number will do.
/// - Half a surrogate pair, an unescaped control character or zero byte, and bytes that are no UTF-8
///   are errors everywhere. `\u0000` is a character like others.
/// - A UTF-8 byte order mark is passed over; UTF-16 and UTF-32 are errors.
/// - At most ``depthMax`` objects and arrays lie inside one another, skipped ones included, and an
///   object that is read has at most ``SeenKeys/countMax`` keys.
package struct JSONScanner {
  /// How many objects and arrays may be open at once.
  package static let depthMax = 512

  let input: JSONInput
  /// Bytes before the next value or token.
  package private(set) var offset: Int
  private(set) var depth = 0
  /// Whether the whole document has been checked, so that skipping need not check again.
  private(set) var isValidated = false
  /// Where containers end, once the document has been checked.
  private var ends = ContainerEnds()
  /// The keys so far of all open objects that are being read.
  var keys: [FieldKey] = []
  var pool: StringPool

  /// Starts at the document's first value; a UTF-8 byte order mark is passed over.
  package init(_ input: JSONInput) {
    self.input = input
    pool = StringPool(documentSize: input.count)
    let hasMark =
      input.count >= 3 && input[0] == 0xEF && input[1] == 0xBB && input[2] == 0xBF
    offset = hasMark ? 3 : 0
  }

  /// Checks a whole document without reading anything from it, and returns to its start.
  package mutating func validate() throws(ImportError) {
    let start = offset
    try check()
    try end()
    offset = start
  }

  /// Checks the next of several documents without reading anything from it, and returns to its
  /// start.
  mutating func validateNext() throws(ImportError) {
    let start = offset
    try check()
    offset = start
  }

  /// Whether another document follows the one that has been read.
  ///
  /// - Throws: when something else follows.
  mutating func hasNext() throws(ImportError) -> Bool {
    skipWhitespace()
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { return true }
    try end()
    return false
  }

  private mutating func check() throws(ImportError) {
    isValidated = false
    var run = WellFormedRun(input, from: offset, isNoting: true)
    if run.pass(depthMax: Self.depthMax - depth) {
      offset = run.offset
      ends = run.ends
    } else {
      try explain()
    }
    isValidated = true
  }

  /// Passes over the next value, checking it without making any strings.
  package mutating func skip() throws(ImportError) {
    skipWhitespace()
    if isValidated {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        offset = ends.end(ofContainerAt: offset) ?? input.endOfContainer(from: offset)
      case UInt8(ascii: "\""): offset = input.endOfString(from: offset + 1)
      default: try explain()
      }
      return
    }
    guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else { return try explain() }
    var run = WellFormedRun(input, from: offset, isNoting: false)
    if run.pass(depthMax: Self.depthMax - depth) {
      offset = run.offset
    } else {
      try explain()
    }
  }

  /// Checks that nothing but white space is left.
  package mutating func end() throws(ImportError) {
    skipWhitespace()
    if offset < input.count { throw failure(expected: "the end of the document") }
  }

  /// The kind of the next value, which is not read.
  package mutating func kind() throws(ImportError) -> JSONKind {
    skipWhitespace()
    guard let byte else { throw failure(expected: "a value") }
    switch byte {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw failure(expected: "a value")
    }
  }

  /// Reads the next value if it is `null`.
  package mutating func takeNull() throws(ImportError) -> Bool {
    guard try kind() == .null else { return false }
    try literal("null")
    return true
  }

  /// Reads a boolean.
  package mutating func boolean() throws(ImportError) -> Bool {
    try require(.boolean)
    let isTrue = byte == UInt8(ascii: "t")
    try literal(isTrue ? "true" : "false")
    return isTrue
  }

  /// Fails unless the next value is of this kind.
  mutating func require(_ wanted: JSONKind) throws(ImportError) {
    let found = try kind()
    guard found == wanted else {
      throw failure(expected: wanted.rawValue, found: found.rawValue)
    }
  }

  /// Goes to an offset that an earlier pass over the document has recorded.
  mutating func seek(to offset: Int) {
    self.offset = offset
  }

  /// The next byte; `nil` at the end of the document.
  @inline(__always)
  var byte: UInt8? {
    offset < input.count ? input[offset] : nil
  }

  @inline(__always)
  mutating func advance(by count: Int = 1) {
    offset += count
  }

  mutating func skipWhitespace() {
    offset = input.endOfWhitespace(from: offset)
  }

  mutating func literal(_ text: StaticString) throws(ImportError) {
    for index in 0..<text.utf8CodeUnitCount {
      guard byte == text.utf8Start[index] else { throw failure(expected: "\(text)") }
      offset += 1
    }
  }

  /// Counts one more open object or array.
  mutating func descend() throws(ImportError) {
    guard depth < Self.depthMax else {
      throw failure(
        expected: "at most \(Self.depthMax) objects and arrays inside one another",
        found: "one more")
    }
    depth += 1
  }

  mutating func ascend() {
    depth -= 1
  }
}
