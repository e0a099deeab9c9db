import Estate

extension JSONScanner {
  /// One document of an audit log.
  enum AuditDocument {
    case event(AuditEvent)
    /// A list of events, whose items start at an offset; `nil` when it has none.
    case list(items: Int?)
  }

  /// Reads a document: an event, or a list of events up to its items.
  mutating func auditDocument() throws(ImportError) -> AuditDocument {
    skipWhitespace()
    let start = offset
    var fields = AuditFields()
    try object { scanner, key throws(ImportError) in try fields.read(key, &scanner) }
    try end()
    guard fields.apiVersion == AuditFields.apiVersion, let kind = fields.kind else {
      throw failure(
        expected: "an Event or EventList of \(AuditFields.apiVersion)", found: fields.shownKind,
        at: start)
    }
    switch kind {
    case "Event": return .event(try checked(fields, at: start))
    case "EventList": return .list(items: fields.items)
    default:
      throw failure(
        expected: "an Event or EventList of \(AuditFields.apiVersion)", found: fields.shownKind,
        at: start)
    }
  }

  /// Reads one event of a list, which need not say its kind.
  mutating func listedAuditEvent() throws(ImportError) -> AuditEvent {
    skipWhitespace()
    let start = offset
    var fields = AuditFields()
    try object { scanner, key throws(ImportError) in try fields.read(key, &scanner) }
    return try checked(fields, at: start)
  }

  /// The event, once what every event must have is there.
  private func checked(
    _ fields: AuditFields, at start: Int
  ) throws(ImportError) -> AuditEvent {
    var event = fields.event
    guard let stage = fields.stage else { throw missing("stage", at: start) }
    event.stage = stage
    if event.verb.isEmpty { throw missing("verb", at: start) }
    guard let second = fields.received ?? fields.staged else {
      throw missing("requestReceivedTimestamp", at: start)
    }
    event.second = second
    return event
  }

  private func missing(_ field: String, at start: Int) -> ImportError {
    var error = failure(expected: "a string", found: "nothing", at: start)
    error.path += (error.path.isEmpty ? "" : ".") + field
    return error
  }
}

/// The fields of an event, or of a list, in whatever order they come.
private struct AuditFields {
  static let apiVersion = "audit.k8s.io/v1"

  var event = AuditEvent()
  var kind: String?
  var apiVersion: String?
  var stage: AuditEvent.Stage?
  var received: Int64?
  var staged: Int64?
  var items: Int?

  /// The kind for a message; only if it looks like one.
  var shownKind: String {
    guard let kind else { return "no kind" }
    let isWord = kind.utf8.count <= 63 && kind.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    guard isWord else { return "another kind" }
    return kind == "Event" || kind == "EventList" ? "\(kind) of another API version" : kind
  }

  mutating func read(_ key: String, _ scanner: inout JSONScanner) throws(ImportError) {
    switch key {
    case "kind": kind = try scanner.optionalString()
    case "apiVersion": apiVersion = try scanner.optionalString()
    case "auditID": event.auditID = try scanner.stringOrEmpty()
    case "stage": stage = try scanner.stage()
    case "verb": event.verb = try scanner.stringOrEmpty()
    case "requestURI": event.requestURI = try scanner.stringOrEmpty()
    case "user": event.user = try scanner.auditUser() ?? AuditEvent.User()
    case "impersonatedUser": event.impersonated = try scanner.auditUser()
    case "objectRef": event.object = try scanner.auditObject()
    case "requestReceivedTimestamp":
      let instant = try scanner.instant()
      event.received = instant?.text ?? ""
      received = instant?.seconds
    case "stageTimestamp": staged = try scanner.instant()?.seconds
    case "items":
      scanner.skipWhitespace()
      items = scanner.offset
      try scanner.skip()
    default: try readMore(key, &scanner)
    }
  }

  private mutating func readMore(
    _ key: String, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    switch key {
    case "responseStatus":
      var code: Int?
      try scanner.members { scanner, key throws(ImportError) in
        if key == "code" { code = try scanner.optionalInteger() } else { try scanner.skip() }
      }
      event.code = code
    case "annotations":
      var annotations: (decision: String?, reason: String?)
      try scanner.members { scanner, key throws(ImportError) in
        switch key {
        case "authorization.k8s.io/decision": annotations.decision = try scanner.optionalString()
        case "authorization.k8s.io/reason": annotations.reason = try scanner.optionalString()
        default: try scanner.skip()
        }
      }
      (event.decision, event.reason) = annotations
    case "authenticationMetadata":
      event.impersonationVerb = try scanner.stringMember("impersonationConstraint")
    default: try scanner.skip()
    }
  }
}

extension JSONScanner {
  fileprivate mutating func stage() throws(ImportError) -> AuditEvent.Stage {
    try require(.string)
    let start = offset
    guard let stage = AuditEvent.Stage(rawValue: try string()) else {
      let known = AuditEvent.Stage.allCases.map(\.rawValue).joined(separator: ", ")
      throw failure(expected: "one of \(known)", found: "another stage", at: start)
    }
    return stage
  }

  fileprivate mutating func instant() throws(ImportError) -> (text: String, seconds: Int64)? {
    if try takeNull() { return nil }
    try require(.string)
    let start = offset
    let text = try string()
    guard let seconds = RFC3339.seconds(text) else {
      throw failure(
        expected: "an instant such as 2026-03-01T08:30:00.123456Z", found: "another text",
        at: start)
    }
    return (text, seconds)
  }

  fileprivate mutating func auditUser() throws(ImportError) -> AuditEvent.User? {
    if try takeNull() { return nil }
    var user = AuditEvent.User()
    try object { scanner, key throws(ImportError) in
      switch key {
      case "username": user.username = try scanner.stringOrEmpty()
      case "groups": user.groups = try scanner.strings()
      case "uid": user.hasUID = try !scanner.stringOrEmpty().isEmpty
      case "extra":
        try scanner.members { scanner, key throws(ImportError) in
          user.extraKeys.append(key)
          try scanner.skip()
        }
      default: try scanner.skip()
      }
    }
    return user
  }

  fileprivate mutating func auditObject() throws(ImportError) -> AuditEvent.Object? {
    if try takeNull() { return nil }
    var reference = AuditEvent.Object()
    try object { scanner, key throws(ImportError) in
      switch key {
      case "apiGroup": reference.apiGroup = try scanner.stringOrEmpty()
      case "resource": reference.resource = try scanner.stringOrEmpty()
      case "subresource": reference.subresource = try scanner.stringOrEmpty()
      case "namespace": reference.namespace = try scanner.stringOrEmpty()
      case "name": reference.name = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return reference
  }
}
