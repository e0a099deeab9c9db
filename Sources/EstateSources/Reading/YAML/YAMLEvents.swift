import CYaml

/// The events of a YAML stream, one after another, without building a tree.
///
/// libyaml copies what it reads into buffers of its own. Those that can be reached are overwritten
/// before libyaml frees them: the text of every scalar, the tokens waiting, and the two buffers of
/// its reader. Out of reach are the halves that libyaml leaves behind when the text of one scalar
/// outgrows its buffer, and a scalar that is broken off by a syntax error.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>

  /// Starts at the beginning of a stream, whose bytes must stay in place; `nil` without memory.
  init?(_ bytes: UnsafeRawBufferPointer) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    event.initialize(to: yaml_event_t())
    guard yaml_parser_initialize(parser) != 0, let start = bytes.baseAddress else { return nil }
    yaml_parser_set_input_string(
      parser, start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  deinit {
    dropEvent()
    overwriteBuffers()
    yaml_parser_delete(parser)
    parser.deallocate()
    event.deallocate()
  }

  /// Goes on to the next event; `nil` when the stream cannot be parsed (``problem``).
  mutating func next() -> yaml_event_type_t? {
    dropEvent()
    return yaml_parser_parse(parser, event) == 0 ? nil : event.pointee.type
  }

  // MARK: The current event

  /// Lines before the event.
  var line: Int { event.pointee.start_mark.line }

  /// The text of a scalar, in UTF-8, until the next event.
  var scalarText: UnsafeRawBufferPointer {
    let scalar = event.pointee.data.scalar
    return UnsafeRawBufferPointer(start: scalar.value, count: scalar.length)
  }

  /// Whether a scalar without a tag is plain, so that its text decides what it is.
  var isPlain: Bool { event.pointee.data.scalar.plain_implicit != 0 }

  /// The tag of a scalar, sequence or mapping; `nil` without one.
  var tag: String? {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: string(event.pointee.data.scalar.tag)
    case YAML_SEQUENCE_START_EVENT: string(event.pointee.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT: string(event.pointee.data.mapping_start.tag)
    default: nil
    }
  }

  /// The name that an alias refers to, or that a scalar, sequence or mapping is given.
  var anchor: String? {
    switch event.pointee.type {
    case YAML_ALIAS_EVENT: string(event.pointee.data.alias.anchor)
    case YAML_SCALAR_EVENT: string(event.pointee.data.scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: string(event.pointee.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: string(event.pointee.data.mapping_start.anchor)
    default: nil
    }
  }

  private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  // MARK: Problems

  /// What stopped the parser, where and while doing what, in libyaml's own fixed words.
  struct Problem {
    var text: String
    /// What it was doing, such as "while parsing a block mapping".
    var context: String?
    /// Lines before the problem, and characters before it in its line; `nil` for encoding errors.
    var place: (line: Int, column: Int)?
    /// Bytes before the problem; only for encoding errors.
    var offset: Int?
    /// Lines before the place where what it was doing began.
    var contextLine: Int
  }

  /// What stopped the parser.
  var problem: Problem {
    let parser = parser.pointee
    let isReader = parser.error == YAML_READER_ERROR
    let mark = parser.problem_mark
    return Problem(
      text: parser.problem.map { String(cString: $0) } ?? "out of memory",
      context: parser.context.map { String(cString: $0) },
      place: isReader ? nil : (mark.line, mark.column),
      offset: isReader ? parser.problem_offset : nil, contextLine: parser.context_mark.line)
  }

  // MARK: Overwriting

  private func dropEvent() {
    if event.pointee.type == YAML_SCALAR_EVENT {
      Self.overwrite(event.pointee.data.scalar.value, event.pointee.data.scalar.length)
    }
    yaml_event_delete(event)
  }

  private func overwriteBuffers() {
    let raw = parser.pointee.raw_buffer
    if let start = raw.start, let end = raw.end { Self.overwrite(start, end - start) }
    let decoded = parser.pointee.buffer
    if let start = decoded.start, let end = decoded.end { Self.overwrite(start, end - start) }
    let tokens = parser.pointee.tokens
    guard var token = tokens.head, let tail = tokens.tail else { return }
    while token != tail {
      if token.pointee.type == YAML_SCALAR_TOKEN {
        Self.overwrite(token.pointee.data.scalar.value, token.pointee.data.scalar.length)
      }
      token += 1
    }
  }

  private static func overwrite(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int) {
    FileBuffer.overwrite(UnsafeMutableRawBufferPointer(start: start, count: count))
  }
}
