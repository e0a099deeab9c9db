/// Refuses a text in which aliases could make the mere comparison of keys take for ever.
///
/// Composing compares the keys of each mapping, all they contain included. Where a key is itself a
/// list or a mapping with aliases of aliases, that is exponential in the number of aliases. No file
/// of ours has such keys, so a text with many aliases must not have anything that looks like one.
/// The check reads bytes, not tokens: it may also refuse such a look-alike inside a long text.
enum AliasGuard {
  /// So few aliases repeat anything at most a few hundred times.
  static let harmlessCount = 16

  static func check(_ source: SourceFile) throws(SpecificationError) {
    var scan = Scan()
    var text = source.text
    text.withUTF8 { scan.read($0) }
    guard scan.anchors > 0, scan.aliases > harmlessCount, let position = scan.compoundKey else {
      return
    }
    throw SpecificationError(
      file: source.path, line: position.line, column: position.column,
      problem: "found a list, a mapping or an alias as a key",
      expected: "plain keys in a document with more than \(harmlessCount) aliases")
  }

  private struct Scan {
    var anchors = 0
    var aliases = 0
    var compoundKey: (line: Int, column: Int)?
    private var line = 1
    private var column = 0

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
      for index in bytes.indices {
        // Continuation bytes of UTF-8 share the column of the scalar they belong to.
        if bytes[index] & 0xC0 != 0x80 { column += 1 }
        switch bytes[index] {
        case UInt8(ascii: "\n"):
          line += 1
          column = 0
        case UInt8(ascii: "&") where Self.isName(bytes, at: index + 1):
          anchors += 1
        case UInt8(ascii: "*") where Self.isName(bytes, at: index + 1):
          aliases += 1
          var end = index + 1
          while Self.isName(bytes, at: end) { end += 1 }
          if Self.isKeyEnd(bytes, at: end) { note() }
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
          if Self.isKeyEnd(bytes, at: index + 1) { note() }
        case UInt8(ascii: "?") where index == 0 || !Self.isName(bytes, at: index - 1):
          note()
        default:
          break
        }
      }
    }

    private mutating func note() {
      if compoundKey == nil { compoundKey = (line, column) }
    }

    /// Whether a colon follows, after blanks.
    private static func isKeyEnd(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
      var index = start
      while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      return index < bytes.count && bytes[index] == UInt8(ascii: ":")
    }

    private static func isName(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
      guard index < bytes.count else { return false }
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        return true
      default:
        return false
      }
    }
  }
}
