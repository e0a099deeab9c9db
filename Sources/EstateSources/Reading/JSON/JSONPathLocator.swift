/// Finds the field path of a byte offset by walking the document again from its start.
///
/// Only failures need paths, so nothing is recorded while a document is read. Everything before the
/// offset must have been accepted by the scanner.
struct JSONPathLocator {
  private enum Step {
    case key(Range<Int>?)
    case index(Int)
  }

  private let input: JSONInput
  private let place: Int
  private var steps: [Step] = []
  private var offset = 0
  /// Whether the next string is a key.
  private var awaitsKey = false

  /// Returns the path of the value that contains or starts at an offset, such as
  /// `items[3].metadata.labels["app.kubernetes.io/name"]`; empty for the document itself.
  ///
  /// - Complexity: O(offset).
  static func path(to place: Int, in input: JSONInput) -> String {
    var locator = JSONPathLocator(input: input, place: min(place, input.count))
    while locator.offset < locator.place { locator.step() }
    return locator.description
  }

  private init(input: JSONInput, place: Int) {
    self.input = input
    self.place = place
  }

  private mutating func step() {
    let byte = input[offset]
    switch byte {
    case UInt8(ascii: "{"):
      steps.append(.key(nil))
      awaitsKey = true
    case UInt8(ascii: "["):
      steps.append(.index(0))
      awaitsKey = false
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if !steps.isEmpty { steps.removeLast() }
      awaitsKey = false
    case UInt8(ascii: ","): next()
    case UInt8(ascii: "\""):
      string()
      return
    default: break
    }
    offset += 1
  }

  /// Moves on to the next element of the innermost container.
  private mutating func next() {
    guard let last = steps.popLast() else { return }
    switch last {
    case .key:
      steps.append(.key(nil))
      awaitsKey = true
    case .index(let index): steps.append(.index(index + 1))
    }
  }

  /// Passes over a string, or stops inside it when the place is there.
  private mutating func string() {
    let start = offset + 1
    var end = start
    while end < place, input[end] != UInt8(ascii: "\"") {
      end += input[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    if awaitsKey, end < place, !steps.isEmpty {
      steps[steps.count - 1] = .key(start..<end)
      awaitsKey = false
    }
    offset = min(end + 1, place)
  }

  /// A field whose own fields are named after values of the object, such as `v:"…"`.
  private static let fieldOfValues = "managedFields"

  private var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(nil): break
      case .key(let range?):
        append(key: range, to: &text)
        if input.string(range) == Self.fieldOfValues { return text }
      }
    }
    return text
  }

  private func append(key: Range<Int>, to text: inout String) {
    let name = ShownKey(input.string(key))
    if name.isPlain {
      text += (text.isEmpty ? "" : ".") + "\(name)"
    } else {
      text += "[\"\(name)\"]"
    }
  }
}
