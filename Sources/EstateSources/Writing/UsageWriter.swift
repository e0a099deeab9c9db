package import Estate

/// Writes usage models as JSON lines, which ``UsageReader`` reads back.
///
/// The first line says what was watched, then comes one line for each identity with its groups, then
/// one for each permission used: everything in order of bytes, keys too.
///
///     {"apiVersion":"blastlab/v1","days":["2026-03-01","2026-03-03/2026-03-30"],"from":"2026-03-01T…
///     {"groups":["dev"],"username":"ann"}
///     {"days":[["2026-03-01",2,"08:30:00"]],"name":"p","namespace":"shop","resource":"pods",…
///
/// Each entry of `days` is a date, how many requests there were, and the time of the last one.
package enum UsageWriter {
  static let apiVersion = "blastlab/v1"
  static let kind = "UsageModel"

  /// The model as text; the same model gives the same bytes.
  package static func bytes(of usage: UsageModel) -> [UInt8] {
    var writer = JSONWriter(isCompact: true)
    writer.writeLine(head(of: usage))
    for identity in usage.identities {
      writer.writeLine(
        .object([
          "groups": .strings(identity.groups), "username": .string(identity.username),
        ]))
    }
    for record in usage.records { writer.writeLine(record.line) }
    return writer.bytes
  }

  private static func head(of usage: UsageModel) -> JSONValue {
    .members([
      "apiVersion": .string(apiVersion), "kind": .string(kind),
      "from": usage.window.map { .string(RFC3339.text($0.from)) },
      "until": usage.window.map { .string(RFC3339.text($0.until)) },
      "days": .strings(ranges(of: usage.observedDays)),
    ])
  }

  /// Days in order, those in a row as `FIRST/LAST`.
  private static func ranges(of days: [CalendarDay]) -> [String] {
    var ranges: [(first: CalendarDay, last: CalendarDay)] = []
    for day in days {
      if let last = ranges.last, last.last.number + 1 == day.number {
        ranges[ranges.count - 1].last = day
      } else {
        ranges.append((day, day))
      }
    }
    return ranges.map { $0.first == $0.last ? $0.first.text : "\($0.first.text)/\($0.last.text)" }
  }
}

extension UsageRecord {
  fileprivate var line: JSONValue {
    let days = days.map { tally -> JSONValue in
      .array([
        .string(tally.day.text), .integer(tally.count),
        .string(RFC3339.clock(Int64(tally.lastSecond))),
      ])
    }
    var members: [String: JSONValue?] = [
      "username": .string(username), "verb": .string(permission.verb), "days": .array(days),
    ]
    let field: String
    switch permission.target {
    case .path: field = "path"
    case .resource(let used):
      field = "name"
      members["apiGroup"] = .unlessEmpty(used.apiGroup)
      members["resource"] = .string(used.resource)
      members["subresource"] = .unlessEmpty(used.subresource)
      members["namespace"] = .unlessEmpty(used.namespace)
    }
    switch permission.name {
    case .none: break
    case .exact(let name): members[field] = .string(name)
    case .unrecorded: members[field + "Lost"] = .boolean(true)
    }
    return .members(members)
  }
}
