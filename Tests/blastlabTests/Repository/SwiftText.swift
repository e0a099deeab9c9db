/// The code of one Swift file with comments and string contents blanked out, line by line.
///
/// A reader for repository checks, not a parser: it knows comments (nested), strings (raw and of
/// several lines, with interpolation) and brackets, and nothing else.
struct SwiftText: Sendable {
  /// Same length and line breaks as the source; what is not code is blank.
  let code: [UInt8]
  private let lineBreaks: [Int]

  init(_ text: String) {
    var blanker = CodeBlanker(Array(text.utf8))
    let code = blanker.blank()
    self.code = code
    lineBreaks = code.indices.filter { code[$0] == UInt8(ascii: "\n") }
  }

  var lines: [String] {
    code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Modules named by import declarations, with their lines counted from 1.
  var imports: [(line: Int, module: String)] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    var found: [(line: Int, module: String)] = []
    for (index, line) in lines.enumerated() {
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"),
        words[..<keyword].allSatisfy({ Self.mayPrecedeImport($0) })
      else { continue }
      let rest = words[(keyword + 1)...].drop { kinds.contains(String($0)) }
      guard let path = rest.first, let module = path.split(separator: ".").first else { continue }
      found.append((index + 1, String(module)))
    }
    return found
  }

  private static func mayPrecedeImport(_ word: Substring) -> Bool {
    word.hasPrefix("@")
      || ["public", "package", "internal", "fileprivate", "private"].contains(word)
  }
}

/// A function, initialiser, subscript or computed property with a body.
struct SwiftFunction: Equatable {
  var name: String
  /// Line of its keyword, from 1.
  var line: Int
  /// Lines from its keyword to its closing brace.
  var lineCount: Int
}

extension SwiftText {
  /// The functions with a body, outer before inner.
  var functions: [SwiftFunction] {
    let words = identifiers()
    return words.indices.compactMap { index in
      let word = words[index]
      guard Self.keywords.contains(word.text),
        word.start == 0 || code[word.start - 1] != UInt8(ascii: "."),
        let open = bodyStart(after: word), let close = matchingBrace(of: open)
      else { return nil }
      let named = word.text == "func" || word.text == "var"
      return SwiftFunction(
        name: named && index + 1 < words.count ? words[index + 1].text : word.text,
        line: line(at: word.start), lineCount: line(at: close) - line(at: word.start) + 1)
    }
  }

  private static let keywords: Set = ["func", "init", "deinit", "subscript", "var"]
  private static let declarations = keywords.union(["let", "case", "struct", "enum", "class"])

  private struct Word {
    var text: String
    var start: Int
    var end: Int
  }

  private func identifiers() -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < code.count {
      guard Self.isIdentifier(code[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < code.count, Self.isIdentifier(code[index]) { index += 1 }
      words.append(
        Word(text: String(decoding: code[start..<index], as: UTF8.self), start: start, end: index))
    }
    return words
  }

  /// The opening brace of the body that belongs to a declaration keyword, if it has one.
  private func bodyStart(after word: Word) -> Int? {
    var depth = 0
    var index = word.end
    while index < code.count {
      let byte = code[index]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "{") where depth == 0: return index
      case UInt8(ascii: "}") where depth == 0: return nil
      case UInt8(ascii: "="), UInt8(ascii: "\n"), UInt8(ascii: ";"):
        if depth == 0, word.text == "var" { return nil }
      default:
        if depth == 0, Self.isIdentifier(byte), !Self.isIdentifier(code[index - 1]) {
          let rest = code[index...].prefix { Self.isIdentifier($0) }
          let next = String(decoding: rest, as: UTF8.self)
          // The next declaration begins: this one was a protocol's requirement.
          if Self.declarations.contains(next) { return nil }
          index += rest.count
          continue
        }
      }
      index += 1
    }
    return nil
  }

  private func matchingBrace(of open: Int) -> Int? {
    var depth = 0
    for index in open..<code.count {
      if code[index] == UInt8(ascii: "{") { depth += 1 }
      if code[index] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  private func line(at index: Int) -> Int {
    var low = 0
    var high = lineBreaks.count
    while low < high {
      let middle = (low + high) / 2
      if lineBreaks[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: byte >= 0x80
    }
  }
}
