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
  private let isMadeOfYAML: Bool
  private var steps: [Step] = []
  private var offset = 0
  /// Whether the next string is a key.
  private var awaitsKey = false

  /// Returns the path of the value that contains or starts at an offset, such as
  /// `items[3].metadata.labels["app.kubernetes.io/name"]`; empty for the document itself.
  ///
  /// - Parameter isMadeOfYAML: whether what stands for a key is one even without its colon.
  /// - Complexity: O(offset).
  static func path(to place: Int, in input: JSONInput, isMadeOfYAML: Bool = false) -> String {
    var locator = JSONPathLocator(
      input: input, place: min(place, input.count), isMadeOfYAML: isMadeOfYAML)
    while locator.offset < locator.place { locator.step() }
    return locator.description
  }

  private init(input: JSONInput, place: Int, isMadeOfYAML: Bool) {
    self.input = input
    self.place = place
    self.isMadeOfYAML = isMadeOfYAML
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
      // Without its colon it may be no key at all.
      if isMadeOfYAML || hasColon(after: end + 1) { steps[steps.count - 1] = .key(start..<end) }
      awaitsKey = false
    }
    offset = min(end + 1, place)
  }

  private func hasColon(after offset: Int) -> Bool {
    let next = input.endOfWhitespace(from: min(offset, place))
    return next < place && input[next] == UInt8(ascii: ":")
  }

  /// Fields below which a path ends: what stands there is somebody's value, or is named after one,
  /// and where quotes are broken a value can look like a key.
  private static let opaqueFields: Set<String> = [
    "annotations", "args", "binaryData", "command", "data", "env", "extra", "managedFields",
    "stringData", "volumeAttributes",
  ]

  private var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(nil): break
      case .key(let range?):
        append(key: range, to: &text)
        if Self.opaqueFields.contains(input.string(range)) { return text }
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
