import CYaml

/// Turns the documents of a YAML stream into JSON, as kubectl does.
///
/// The JSON has its line breaks where the YAML has them, so that a line of one is a line of the
/// other and every error names the line of the file. Nothing is kept of a document but its JSON;
/// empty documents are passed over.
struct YAMLConverter: ~Copyable {
  /// How many bytes of JSON aliases and merge keys may add, for each byte of YAML.
  ///
  /// - Source: assumption; dumps of kubectl hold no aliases at all, and a stream of aliases to
  ///   aliases ("billion laughs") grows exponentially.
  static let expansionFactorMax = 16
  /// How many bytes aliases and merge keys may add to even the smallest stream (assumption).
  static let expansionMin = 1 << 20

  static let keyExpectation = "a key that is a text, a boolean or a number of 64 bits"

  let label: String
  let source: SecretBuffer
  var events: YAMLEvents
  /// The JSON of the current document.
  var output = SecretBuffer()
  /// The line of the file at which the output has arrived; the first is 0.
  var line = 0
  private var firstLine = 0
  var frames: [YAMLFrame] = []
  var keys = YAMLKeys()
  var anchors = YAMLAnchors()
  /// Values that were taken out of the output again: what is merged, and keys with an anchor.
  var aside = SecretBuffer(capacity: 1)
  /// Bytes that aliases and merge keys have added.
  var expandedBytes = 0

  /// Starts at the beginning of a stream.
  ///
  /// - Throws: ``ImportError`` when there is no memory for the parser.
  init(_ source: consuming SecretBuffer, label: String) throws(ImportError) {
    self.label = label
    guard let events = YAMLEvents(source.bytes) else {
      throw ImportError(cause: .unreadable, file: label, problem: "out of memory")
    }
    self.source = source
    self.events = events
  }

  /// Converts the next document that holds anything; `nil` at the end.
  ///
  /// - Throws: ``ImportError`` for what is not YAML, or what JSON or Kubernetes has no place for.
  mutating func next() throws(ImportError) -> JSONInput? {
    while let event = events.next() {
      switch event {
      case YAML_DOCUMENT_START_EVENT: start()
      case YAML_DOCUMENT_END_EVENT: if let document = finish() { return document }
      case YAML_SCALAR_EVENT: try scalar()
      case YAML_ALIAS_EVENT: try alias()
      case YAML_SEQUENCE_START_EVENT: try open(isMapping: false)
      case YAML_MAPPING_START_EVENT: try open(isMapping: true)
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try close()
      case YAML_STREAM_START_EVENT: break
      default: return nil
      }
    }
    throw syntaxError()
  }

  // MARK: Documents

  private mutating func start() {
    frames.removeAll(keepingCapacity: true)
    keys.removeAll()
    anchors.removeAll()
    aside.truncate(to: 0)
    line = events.line
    firstLine = line
  }

  /// Takes the document's JSON; `nil` for a document without content, and for `null`.
  private mutating func finish() -> JSONInput? {
    let content = output.bytes.drop { $0 == 0x0A }
    guard !content.elementsEqual([0x6E, 0x75, 0x6C, 0x6C]) else {
      output.truncate(to: 0)
      return nil
    }
    return takeOutput()
  }

  /// The output as a document, after which it is empty.
  mutating func takeOutput() -> JSONInput {
    var taken = SecretBuffer()
    swap(&taken, &output)
    return JSONInput(taken, label: label, yamlLine: firstLine + 1)
  }

  // MARK: Values

  /// Writes what comes before a key, a value or an element.
  mutating func startNode() {
    if let frame = frames.last {
      if frame.awaitsValue {
        output.append(UInt8(ascii: ":"))
      } else if frame.count > 0 {
        output.append(UInt8(ascii: ","))
      }
    }
    while line < events.line {
      output.append(UInt8(ascii: "\n"))
      line += 1
    }
  }

  /// Notes that a value or an element is complete.
  mutating func endValue() throws(ImportError) {
    guard !frames.isEmpty else { return }
    frames[frames.count - 1].count += 1
    frames[frames.count - 1].awaitsValue = false
    if let merge = frames[frames.count - 1].pendingMerge { try endMerge(merge) }
  }

  /// Whether what comes next is the key of a mapping.
  var awaitsKey: Bool {
    frames.last.map { $0.isMapping && !$0.awaitsValue } ?? false
  }

  /// Starts a sequence or a mapping.
  private mutating func open(isMapping: Bool) throws(ImportError) {
    let isKey = awaitsKey
    startNode()
    if isKey { throw failure(expected: Self.keyExpectation, found: "a list or a mapping") }
    let ownTag = YAMLScalar.tagPrefix + (isMapping ? "map" : "seq")
    if let tag = events.tag, tag != "!", tag != ownTag { throw unknownTag() }
    guard frames.count < JSONScanner.depthMax else { throw nestingError() }
    let anchor = events.anchor.map { anchors.declare($0) }
    frames.append(YAMLFrame(isMapping: isMapping, start: output.count, anchor: anchor))
    output.append(isMapping ? UInt8(ascii: "{") : UInt8(ascii: "["))
    if isMapping { keys.open() }
  }

  /// Ends the innermost sequence or mapping.
  private mutating func close() throws(ImportError) {
    guard let frame = frames.last else { return }
    if frame.isMapping {
      for merged in frame.merged { writeMerged(merged) }
      keys.close()
    }
    frames.removeLast()
    output.append(frame.isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    if let anchor = frame.anchor {
      anchors.define(anchor, as: .output(frame.start..<output.count))
    }
    try endValue()
  }
}

/// A sequence or mapping that has been started.
struct YAMLFrame {
  let isMapping: Bool
  /// Where its JSON starts in the output.
  let start: Int
  /// Its anchor among those of the document.
  let anchor: Int?
  /// Elements or members so far.
  var count = 0
  /// Whether a key was written that has no value yet.
  var awaitsValue = false
  /// Where the value of a merge key starts, while it is being written.
  var pendingMerge: YAMLMerge?
  /// The mappings to merge, put aside, in order of precedence.
  var merged: [Range<Int>] = []

  init(isMapping: Bool, start: Int, anchor: Int?) {
    self.isMapping = isMapping
    self.start = start
    self.anchor = anchor
  }
}
