package import Estate

/// Reads which permissions were used from the audit logs of one cluster.
///
/// A log holds `audit.k8s.io/v1` events of any level as JSON lines, as API servers write them to
/// files, or `EventList` documents, as they send them to webhooks; either may be compressed. It is
/// read line by line. Bodies of requests and responses are passed over, and the bytes read are
/// overwritten. The order of logs does not matter.
///
/// Each request counts once, by whichever of its stages with a response is seen first
/// (``SeenRequests``), for the impersonated user where there is one. The impersonator then used its
/// right to impersonate. A request is *used* when authorization allowed it, whatever the response.
package struct AuditLogReader {
  /// What the logs held.
  package private(set) var statistics = AuditLogStatistics()
  private var builder = UsageModelBuilder()
  private var seen: SeenRequests
  private let lineLengthMax: Int

  /// Starts with nothing read.
  ///
  /// - Parameters:
  ///   - lineLengthMax: bytes of the longest line, or document over several lines, that is read.
  ///   - requestsRemembered: how many requests are surely known again when another event of theirs
  ///     comes; a million takes some 40 MB.
  package init(lineLengthMax: Int = LineReader.lengthMax, requestsRemembered: Int = 1 << 20) {
    self.lineLengthMax = lineLengthMax
    seen = SeenRequests(remembered: requestsRemembered)
  }

  /// What was used, by all logs read so far.
  package var usage: UsageModel { builder.model() }

  /// Reads logs into one model.
  ///
  /// - Parameter standardInput: the descriptor to read for ``DumpSource/standardInput``; left open.
  /// - Throws: `ImportError` for the first log that cannot be read.
  package static func read(
    _ sources: [DumpSource], standardInput: Int32 = 0
  ) throws(ImportError) -> (usage: UsageModel, statistics: AuditLogStatistics) {
    guard sources.count(where: { $0 == .standardInput }) <= 1 else {
      throw ImportError(
        file: DumpSource.standardInput.label, problem: "found two", expected: "\"-\" once")
    }
    var reader = AuditLogReader()
    for source in sources { try reader.read(source, standardInput: standardInput) }
    return (reader.usage, reader.statistics)
  }

  /// Reads one log.
  ///
  /// A last line that breaks off, as the rotation of logs can leave one, is counted and passed over.
  ///
  /// - Throws: `ImportError` at the first line that is no event; what came before it is counted.
  package mutating func read(
    _ source: DumpSource, standardInput: Int32 = 0
  ) throws(ImportError) {
    let stream = try LogStream(source, standardInput: standardInput)
    try read(LineReader(stream, lengthMax: lineLengthMax))
  }

  private mutating func read(_ lines: LineReader) throws(ImportError) {
    var isFirst = true
    while let line = try lines.next() {
      guard !line.isBlank else { continue }
      do {
        try read(line, of: lines.label)
      } catch  where isFirst && line.isTerminated && line.isCut(at: error) {
        // Not a line but the beginning of a document over several lines.
        try readDocument(lines.extended(line), of: lines.label)
      } catch  where !line.isTerminated && line.isCut(at: error) {
        statistics.truncated += 1
      } catch {
        throw error.moved(to: line)
      }
      isFirst = false
    }
    statistics.files += 1
    statistics.bytes += lines.offset
    statistics.hasForgotten = seen.hasForgotten
  }

  private mutating func readDocument(
    _ line: LineReader.Line, of label: String
  ) throws(ImportError) {
    do {
      try read(line, of: label)
    } catch {
      throw error.moved(to: line)
    }
  }

  private mutating func read(
    _ line: LineReader.Line, of label: String
  ) throws(ImportError) {
    var scanner = JSONScanner(JSONInput(copying: line.bytes, label: label))
    switch try scanner.auditDocument() {
    case .event(let event): count(event)
    case .list(let items):
      guard let items else { return }
      scanner.seek(to: items)
      if try scanner.takeNull() { return }
      try scanner.array { scanner throws(ImportError) in
        count(try scanner.listedAuditEvent())
      }
    }
  }

  // MARK: Counting

  private mutating func count(_ event: AuditEvent) {
    statistics.events += 1
    builder.observe(second: event.second)
    guard event.stage != .requestReceived else {
      statistics.received += 1
      return
    }
    guard seen.insert(event) else {
      statistics.repeated += 1
      return
    }
    let verdict = event.verdict
    switch verdict {
    case .used: statistics.used += 1
    case .denied: statistics.denied += 1
    case .undecided: statistics.undecided += 1
    case .unauthenticated: statistics.unauthenticated += 1
    }
    // Whoever is impersonated passed that check, whatever became of the request.
    if event.impersonated != nil, verdict != .unauthenticated { countImpersonation(event) }
    guard verdict == .used else { return }
    if event.impersonated != nil { statistics.impersonated += 1 }
    if event.isAllowedElsewhere { statistics.allowedElsewhere += 1 }
    use(event.permission, by: event.requester, at: event.second)
  }

  private mutating func countImpersonation(_ event: AuditEvent) {
    for permission in event.impersonationPermissions {
      use(permission, by: event.user, at: event.second)
    }
  }

  private mutating func use(
    _ permission: UsedPermission, by user: AuditEvent.User, at second: Int64
  ) {
    builder.add(UsageIdentity(username: user.username, groups: user.groups))
    builder.add(permission, by: user.username, UsageTally(second: second))
  }
}
