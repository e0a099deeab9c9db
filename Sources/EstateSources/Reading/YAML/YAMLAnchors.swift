/// The anchors of one document, and where the JSON of what they name is.
struct YAMLAnchors {
  /// The JSON of a complete value.
  enum Place: Sendable, Hashable {
    case output(Range<Int>)
    /// Put aside, out of the document.
    case aside(Range<Int>)
  }

  /// By order of declaration; `nil` while the value is not complete.
  private var places: [Place?] = []
  /// The latest anchor of each name; libyaml's names are ASCII.
  private var latest: [String: Int] = [:]

  /// How many anchors have been declared.
  var count: Int { places.count }

  /// Notes that a value with an anchor starts; a later anchor takes an earlier one's name.
  mutating func declare(_ name: String) -> Int {
    places.append(nil)
    latest[name] = places.count - 1
    return places.count - 1
  }

  /// Notes that the value is complete.
  mutating func define(_ index: Int, as place: Place) {
    places[index] = place
  }

  /// What an alias refers to.
  enum Target {
    case unknown
    /// A value that the alias itself is a part of.
    case incomplete
    case value(Place)
  }

  /// Finds what an alias of a name refers to.
  subscript(name: String) -> Target {
    guard let index = latest[name] else { return .unknown }
    return places[index].map { .value($0) } ?? .incomplete
  }

  /// Follows values that moved from the output: those of the anchors from an index on.
  mutating func move(from index: Int, by distance: Int) {
    for moved in index..<places.count {
      if case .output(let range) = places[moved] {
        places[moved] = .aside(range.lowerBound + distance..<range.upperBound + distance)
      }
    }
  }

  /// Forgets everything.
  mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
  }
}
