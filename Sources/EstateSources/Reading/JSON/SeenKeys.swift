private import Estate

/// The keys that one object has had so far; a part of the scanner's list while there are few.
struct SeenKeys {
  private static let listMax = 24

  /// How many keys an object may have that is read.
  ///
  /// - Source: more fit into no object, since etcd refuses requests above 1.5 MiB by default.
  static let countMax = 1 << 18

  /// Where the object's keys start in the scanner's list.
  private let first: Int
  /// All of them, once they are many.
  private var texts: Set<ExactString> = []

  /// How many there are.
  private(set) var count = 0

  /// Starts with none, for an object that the scanner enters.
  init(_ scanner: borrowing JSONScanner) {
    first = scanner.keys.count
  }

  /// Returns whether the key is new.
  @inline(__always)
  mutating func insert(_ key: FieldKey, _ scanner: inout JSONScanner) -> Bool {
    count += 1
    if count > Self.listMax { return insertText(key, &scanner) }
    for index in first..<scanner.keys.count where scanner.keys[index].resembles(key) {
      let isShort = key.length <= FieldKey.exactLengthMax
      if isShort || scanner.hasSameText(scanner.keys[index], key) { return false }
    }
    scanner.keys.append(key)
    return true
  }

  private mutating func insertText(_ key: FieldKey, _ scanner: inout JSONScanner) -> Bool {
    if texts.isEmpty {
      for index in first..<scanner.keys.count {
        texts.insert(ExactString(scanner.text(of: scanner.keys[index])))
      }
    }
    return texts.insert(ExactString(scanner.text(of: key))).inserted
  }

  /// Takes the object's keys off the scanner's list again.
  func remove(from scanner: inout JSONScanner) {
    scanner.keys.removeLast(scanner.keys.count - first)
  }
}
