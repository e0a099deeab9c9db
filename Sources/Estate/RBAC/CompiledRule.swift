/// A list of a rule's strings as numbers.
struct NumberList: Sendable {
  /// Where the members start among those of all lists.
  private let start: UInt32
  /// `nil` for `*`, which holds everything.
  private let count: UInt32?

  /// The list `*`.
  static let everything = NumberList(start: 0, count: nil)

  /// A list of members that have been appended to those of all lists.
  init(members: [UInt32], since start: Int) {
    self.init(start: UInt32(start), count: UInt32(members.count - start))
  }

  private init(start: UInt32, count: UInt32?) {
    self.start = start
    self.count = count
  }

  var isEmpty: Bool { count == 0 }

  /// Whether the list holds the number, or everything.
  @inline(__always)
  func holds(_ number: UInt32, in members: [UInt32]) -> Bool {
    guard let count else { return true }
    for place in Int(start)..<Int(start) + Int(count) where members[place] == number {
      return true
    }
    return false
  }

  /// The members, of which `*` has none.
  func numbers(in members: [UInt32]) -> ArraySlice<UInt32> {
    members[Int(start)..<Int(start) + Int(count ?? 0)]
  }

  var isEverything: Bool { count == nil }
}

/// One rule of a role as numbers.
struct CompiledRule: Sendable {
  let verbs: NumberList
  let groups: NumberList
  let resources: NumberList
  /// The rule's `resourceNames`; empty means every name, and `*` is a name like any other.
  let objects: NumberList
  /// Places in the table's URL patterns.
  let patterns: Range<UInt32>
}
