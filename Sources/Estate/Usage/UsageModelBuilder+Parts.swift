extension UsageModelBuilder {
  /// What a record is about but for the name, each text as its number.
  struct Key: Hashable, Sendable {
    var user: UInt32
    var verb: UInt32
    var isPath = true
    var apiGroup: UInt32 = StringNumbers.empty
    var resource: UInt32 = StringNumbers.empty
    var subresource: UInt32 = StringNumbers.empty
    var namespace: UInt32 = StringNumbers.empty
  }

  /// One record to be.
  struct Row {
    var key: Key
    /// `nil` for no name, and for names that are not recorded.
    var name: UInt32?
    var isNamed: Bool
    var days: [UsageTally]
  }

  /// The uses of one permission, told apart by name while the names are few.
  struct Use: Sendable {
    private var unnamed: [UsageTally] = []
    private var named: [(name: UInt32, days: [UsageTally])] = []
    /// Where not empty, `named` is.
    private var unrecorded: [UsageTally] = []

    /// Adds a list with at least one element.
    mutating func add(_ days: [UsageTally], name: UsedName, _ strings: inout StringNumbers) {
      switch name {
      case .none: unnamed.add(days)
      case .unrecorded:
        fold()
        unrecorded.add(days)
      case .exact(let name):
        if !unrecorded.isEmpty { return unrecorded.add(days) }
        let number = strings.number(of: name)
        if let place = named.firstIndex(where: { $0.name == number }) {
          return named[place].days.add(days)
        }
        if named.count < UsageModel.namesMax {
          named.append((number, days.inOrder))
        } else {
          fold()
          unrecorded.add(days)
        }
      }
    }

    /// Forgets the names.
    private mutating func fold() {
      for use in named { unrecorded.add(use.days) }
      named = []
    }

    func rows(_ key: Key) -> [Row] {
      var rows = named.map { Row(key: key, name: $0.name, isNamed: true, days: $0.days) }
      if !unnamed.isEmpty { rows.append(Row(key: key, name: nil, isNamed: false, days: unnamed)) }
      if !unrecorded.isEmpty {
        rows.append(Row(key: key, name: nil, isNamed: true, days: unrecorded))
      }
      return rows
    }
  }

  /// The groups of one identity's requests.
  struct UserGroups: Sendable {
    private var groups: Set<ExactString> = []
    /// The last list added; most requests of an identity come with the same one.
    private var last: [String] = []

    mutating func add(_ list: [String]) {
      guard !last.isExactly(list) else { return }
      last = list
      for group in list { groups.insert(ExactString(group)) }
    }

    var sorted: [String] { groups.sorted().map(\.value) }
  }

  /// Texts as small numbers, in order of their appearance.
  struct StringNumbers: Sendable {
    /// The number of the empty text.
    static let empty: UInt32 = 0
    private var numbers: [ExactString: UInt32] = [ExactString(""): empty]
    private var strings = [""]

    mutating func number(of string: String) -> UInt32 {
      if string.isEmpty { return Self.empty }
      if let number = numbers[ExactString(string)] { return number }
      let number = UInt32(strings.count)
      numbers[ExactString(string)] = number
      strings.append(string)
      return number
    }

    subscript(number: UInt32) -> String { strings[Int(number)] }

    /// By number, the place of each text in order of bytes.
    func ranks() -> [UInt32] {
      // Swift's own order is that of the bytes where all of them are ASCII, and faster.
      let isASCII = strings.map { $0.utf8.allSatisfy { $0 < 0x80 } }
      let sorted = strings.indices.sorted { left, right in
        isASCII[left] && isASCII[right]
          ? strings[left] < strings[right] : strings[left].precedesInBytes(strings[right])
      }
      var ranks = [UInt32](repeating: 0, count: strings.count)
      for (rank, number) in sorted.enumerated() { ranks[number] = UInt32(rank) }
      return ranks
    }
  }
}
