package import Estate
package import Foundation

/// Reads the usage models that ``UsageWriter`` writes.
package enum UsageReader {
  /// Reads a model; the order of its lines but for the first does not matter.
  ///
  /// - Throws: `ImportError` at the first thing that is not as it is written.
  package static func read(file: URL) throws(ImportError) -> UsageModel {
    let lines = try LineReader(LogStream(.path(file.path)))
    var builder = UsageModelBuilder()
    var hasHead = false
    while let line = try lines.next() {
      var scanner = JSONScanner(JSONInput(copying: line.bytes, label: lines.label))
      do {
        if hasHead {
          try scanner.usageLine(into: &builder)
        } else {
          try scanner.usageHead(into: &builder)
          hasHead = true
        }
        try scanner.end()
      } catch {
        throw error.moved(to: line)
      }
    }
    guard hasHead else {
      throw ImportError(
        file: lines.label, problem: "found an empty file",
        expected: "a line with kind \(UsageWriter.kind)")
    }
    return builder.model()
  }
}

extension JSONScanner {
  /// Reads the first line: what was watched, and when.
  fileprivate mutating func usageHead(
    into builder: inout UsageModelBuilder
  ) throws(ImportError) {
    skipWhitespace()
    let start = offset
    var (kind, apiVersion): (String?, String?)
    var (from, until): (Int64?, Int64?)
    var days: [ClosedRange<CalendarDay>] = []
    try object { scanner, key throws(ImportError) in
      switch key {
      case "kind": kind = try scanner.string()
      case "apiVersion": apiVersion = try scanner.string()
      case "from": from = try scanner.parsed("an instant", RFC3339.seconds)
      case "until": until = try scanner.parsed("an instant", RFC3339.seconds)
      case "days":
        try scanner.array { scanner throws(ImportError) in
          let last = days.last?.upperBound
          days.append(
            try scanner.parsed("a date, or two dates in order, after those before") { text in
              CalendarDay.range(text).flatMap { range in
                last.map { $0 < range.lowerBound } ?? true ? range : nil
              }
            })
        }
      default: throw scanner.failure(expected: "a known field", found: "another one")
      }
    }
    guard kind == UsageWriter.kind, apiVersion == UsageWriter.apiVersion else {
      throw failure(
        expected: "a line with kind \(UsageWriter.kind) of \(UsageWriter.apiVersion)",
        found: "another one", at: start)
    }
    if from != nil || until != nil {
      guard let from, let until, from < until else {
        throw failure(expected: "from before until, or neither", found: "otherwise", at: start)
      }
      builder.observe(UsageWindow(from: from, until: until))
    }
    for range in days {
      for number in range.lowerBound.number...range.upperBound.number {
        builder.observe(CalendarDay(number: number))
      }
    }
  }

  /// Reads a line about an identity, or about a permission that one used.
  fileprivate mutating func usageLine(
    into builder: inout UsageModelBuilder
  ) throws(ImportError) {
    skipWhitespace()
    let start = offset
    var line = UsageLine()
    try object { scanner, key throws(ImportError) in try line.read(key, &scanner) }
    if let groups = line.groups, line.isIdentity, let username = line.username {
      builder.add(UsageIdentity(username: username, groups: groups))
    } else if let record = line.record {
      builder.add(record)
    } else {
      throw failure(
        expected: "username with groups; or with verb, days, and resource or path",
        found: "other fields", at: start)
    }
  }

  /// Reads a string and what it means.
  fileprivate mutating func parsed<Value>(
    _ expected: String, _ parse: (String) -> Value?
  ) throws(ImportError) -> Value {
    try require(.string)
    let start = offset
    guard let value = parse(try string()) else {
      throw failure(expected: expected, found: "another text", at: start)
    }
    return value
  }
}

/// The fields of one line, in whatever order they come.
private struct UsageLine {
  var username: String?
  var groups: [String]?
  private var verb: String?
  private var used = UsedResource(resource: "")
  private var path: UsedName?
  private var days: [UsageTally] = []

  mutating func read(_ key: String, _ scanner: inout JSONScanner) throws(ImportError) {
    switch key {
    case "username": username = try scanner.string()
    case "groups": groups = try scanner.strings()
    case "verb": verb = try scanner.string()
    case "apiGroup": used.apiGroup = try scanner.string()
    case "resource": used.resource = try scanner.string()
    case "subresource": used.subresource = try scanner.string()
    case "namespace": used.namespace = try scanner.string()
    case "name": used.name = .exact(try scanner.string())
    case "nameLost": if try scanner.boolean() { used.name = .unrecorded }
    case "path": path = .exact(try scanner.string())
    case "pathLost": if try scanner.boolean() { path = .unrecorded }
    case "days":
      var days: [UsageTally] = []
      try scanner.array { scanner throws(ImportError) in days.append(try scanner.usageTally()) }
      self.days = days
    default: throw scanner.failure(expected: "a known field", found: "another one")
    }
  }

  var isIdentity: Bool {
    verb == nil && path == nil && days.isEmpty && used == UsedResource(resource: "")
  }

  /// The record that the line is, when all of it is there and nothing else.
  var record: UsageRecord? {
    guard let username, let verb, groups == nil, !days.isEmpty else { return nil }
    let target: UsageTarget
    if let path {
      guard used == UsedResource(resource: "") else { return nil }
      target = .path(path)
    } else {
      guard !used.resource.isEmpty else { return nil }
      target = .resource(used)
    }
    return UsageRecord(
      username: username, permission: UsedPermission(verb: verb, target: target), days: days)
  }
}

extension JSONScanner {
  /// Reads a date, a count and a time of that day.
  fileprivate mutating func usageTally() throws(ImportError) -> UsageTally {
    skipWhitespace()
    let start = offset
    var parts: (day: CalendarDay?, count: Int?, second: Int64?)
    var place = 0
    try array { scanner throws(ImportError) in
      switch place {
      case 0: parts.day = try scanner.parsed("a date", CalendarDay.init(text:))
      case 1: parts.count = try scanner.integer()
      case 2: parts.second = try scanner.parsed("a time of day", RFC3339.second(ofClock:))
      default: throw scanner.failure(expected: "three elements", found: "more")
      }
      place += 1
    }
    guard let day = parts.day, let count = parts.count, count > 0, let second = parts.second else {
      throw failure(
        expected: "a date, a count above 0 and a time", found: "something else", at: start)
    }
    return UsageTally(day: day, count: count, lastSecond: Int32(second))
  }
}

extension CalendarDay {
  /// The day of a date as `YYYY-MM-DD`; `nil` for anything else.
  fileprivate init?(text: String) {
    guard let second = RFC3339.seconds(text + "T00:00:00Z") else { return nil }
    self.init(second: second)
  }

  /// A day, or the days from one to another as `FIRST/LAST`.
  fileprivate static func range(_ text: String) -> ClosedRange<CalendarDay>? {
    let days = text.split(separator: "/", omittingEmptySubsequences: false)
      .map { CalendarDay(text: String($0)) }
    guard days.count <= 2, let first = days.first ?? nil, let last = days.last ?? nil,
      first <= last
    else { return nil }
    return first...last
  }
}
