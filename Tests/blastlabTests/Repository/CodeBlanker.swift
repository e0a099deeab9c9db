/// Blanks out the comments and string contents of Swift source, keeping every line break.
struct CodeBlanker {
  private let source: [UInt8]
  private var result: [UInt8]
  private var index = 0

  init(_ source: [UInt8]) {
    self.source = source
    result = source
  }

  mutating func blank() -> [UInt8] {
    readCode(untilParenthesis: false)
    return result
  }

  /// Reads code to the end, or to the parenthesis that closes an interpolation.
  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while index < source.count {
      let hashes = hashCount(at: index)
      if starts(with: "//") {
        while index < source.count, source[index] != UInt8(ascii: "\n") { erase() }
      } else if starts(with: "/*") {
        readBlockComment()
      } else if byte(at: index + hashes) == UInt8(ascii: "\"") {
        readString(hashes: hashes)
      } else {
        if source[index] == UInt8(ascii: "(") { depth += 1 }
        if source[index] == UInt8(ascii: ")") {
          if untilParenthesis, depth == 0 { return }
          depth -= 1
        }
        index += 1
      }
    }
  }

  private mutating func readBlockComment() {
    var depth = 0
    while index < source.count {
      if starts(with: "/*") {
        depth += 1
        erase(2)
      } else if starts(with: "*/") {
        depth -= 1
        erase(2)
        if depth == 0 { return }
      } else {
        erase()
      }
    }
  }

  private mutating func readString(hashes: Int) {
    index += hashes
    let quotes = starts(with: "\"\"\"") ? 3 : 1
    index += quotes
    while index < source.count {
      if isQuote(quotes), hashCount(at: index + quotes) >= hashes {
        index += quotes + hashes
        return
      }
      if quotes == 1, source[index] == UInt8(ascii: "\n") { return }
      if source[index] == UInt8(ascii: "\\"), hashCount(at: index + 1) >= hashes {
        readEscape(hashes: hashes)
      } else {
        erase()
      }
    }
  }

  private mutating func readEscape(hashes: Int) {
    erase(1 + hashes)
    guard byte(at: index) == UInt8(ascii: "(") else { return erase() }
    erase()
    readCode(untilParenthesis: true)
    erase()
  }

  private mutating func erase(_ count: Int = 1) {
    for _ in 0..<count where index < source.count {
      if source[index] != UInt8(ascii: "\n") { result[index] = UInt8(ascii: " ") }
      index += 1
    }
  }

  private func isQuote(_ count: Int) -> Bool {
    (0..<count).allSatisfy { byte(at: index + $0) == UInt8(ascii: "\"") }
  }

  private func hashCount(at start: Int) -> Int {
    var count = 0
    while byte(at: start + count) == UInt8(ascii: "#") { count += 1 }
    return count
  }

  private func starts(with text: String) -> Bool {
    source[index...].starts(with: text.utf8)
  }

  private func byte(at position: Int) -> UInt8? {
    position < source.count ? source[position] : nil
  }
}
