import Foundation

/// Sentences of comments in Swift sources that call something an assumption.
struct CommentSentences {
  /// What one comment says it is about, then every sentence of it with the word in question.
  struct Entry: Hashable {
    var about: String
    var sentences: [String]
  }

  private(set) var entries: [Entry] = []

  /// - Parameter word: in small letters; found in any spelling, and as a part of another word.
  init(with word: String, in source: String) {
    var block: [Substring] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if let text = Self.comment(line) {
        block.append(text)
      } else {
        add(block, word)
        block = []
      }
    }
    add(block, word)
  }

  /// What stands behind the slashes of a line that is a comment and nothing else.
  private static func comment(_ line: Substring) -> Substring? {
    let text = line.drop { $0 == " " }
    guard text.hasPrefix("//") else { return nil }
    return text.drop { $0 == "/" }
  }

  private mutating func add(_ block: [Substring], _ word: String) {
    let sentences = Self.sentences(of: block)
    let found = sentences.filter { $0.lowercased().contains(word) }
    guard let first = sentences.first, !found.isEmpty else { return }
    entries.append(Entry(about: first, sentences: found.filter { $0 != first }))
  }

  /// Paragraphs and items of lists are cut where a full stop is followed by a capital letter.
  private static func sentences(of block: [Substring]) -> [String] {
    var paragraphs = [""]
    for line in block {
      let text = line.drop { $0 == " " }
      if text.isEmpty || text.hasPrefix("- ") || paragraphs[paragraphs.count - 1].isEmpty {
        paragraphs.append(text.hasPrefix("- ") ? String(text.dropFirst(2)) : String(text))
      } else {
        paragraphs[paragraphs.count - 1] += " \(text)"
      }
    }
    return paragraphs.flatMap(cut)
  }

  private static func cut(_ paragraph: String) -> [String] {
    var sentences = [""]
    for word in paragraph.split(separator: " ") {
      let last = sentences[sentences.count - 1]
      if last.hasSuffix("."), word.first?.isUppercase ?? false {
        sentences.append(String(word))
      } else {
        sentences[sentences.count - 1] += last.isEmpty ? String(word) : " \(word)"
      }
    }
    return sentences.filter { !$0.isEmpty }
  }
}
