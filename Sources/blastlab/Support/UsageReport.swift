import Estate
import EstateSources

/// What `usage` prints, as values for JSON and as text.
struct UsageReport: Encodable {
  struct ClusterUse: Encodable {
    var name: String
    /// RFC 3339; nothing where nobody watched.
    var from: String?
    var until: String?
    /// On how many days of these anything was seen.
    var observedDays: Int
    var identities: [IdentityUse]
  }

  struct IdentityUse: Encodable {
    var username: String
    var groups: [String]
    /// Rights granted, and of those the ones used.
    var granted: Int
    var used: Int
    var unusedShare: Double?
    /// Rights granted that no request can show.
    var unobservable: Int
    /// Permissions used that RBAC as it stands does not grant.
    var ungranted: Int
    var requests: Int
    var lastSeen: String?
    var grants: [RuleUse]
  }

  struct RuleUse: Encodable {
    var via: String
    var namespace: String
    var verbs: [String]
    var apiGroups: [String]
    var resources: [String]
    var resourceNames: [String]
    var nonResourceURLs: [String]
    var requests: Int
    var lastSeen: String?
  }

  var clusters: [ClusterUse]

  init(_ estate: Estate) {
    clusters = estate.clusters.map { ClusterUse($0, people: estate.context.people) }
  }

  // MARK: Text

  var text: String { clusters.map(\.text).joined(separator: "\n\n") }

  /// What reading logs found, in one line.
  static func text(_ found: AuditLogStatistics) -> String {
    var parts = [
      "\(found.events) events", "\(found.used) requests used a permission",
      "\(found.denied) denied",
    ]
    let more = [
      (found.allowedElsewhere, "of those used allowed by something else than RBAC"),
      (found.undecided, "not decided"), (found.unauthenticated, "of nobody"),
      (found.truncated, "last lines broken off"),
    ]
    parts += more.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if found.hasForgotten { parts.append("some requests may count twice") }
    return "audit    " + parts.joined(separator: ", ")
  }
}

extension UsageReport.ClusterUse {
  fileprivate init(_ cluster: Cluster, people: [Person]) {
    let usage = cluster.usage ?? .none
    let review = UsageReview(cluster: cluster, usage: usage)
    name = cluster.name
    from = usage.window.map { RFC3339.text($0.from) }
    until = usage.window.map { RFC3339.text($0.until) }
    observedDays = usage.observedDays.count
    let records = Dictionary(grouping: usage.records) { ExactString($0.username) }
    identities = review.principals(of: cluster, people: people).map { principal in
      UsageReport.IdentityUse(
        review.use(by: principal), records[ExactString(principal.username)] ?? [])
    }
  }

  fileprivate var text: String {
    guard let from, let until else { return "cluster \(name): nobody watched what is used" }
    let days = "\(observedDays) \(observedDays == 1 ? "day" : "days") with events"
    let head = "cluster \(name): watched from \(from) until \(until), \(days)"
    let rows =
      [["identity", "used", "granted", "unused", "requests", "last seen"]]
      + identities.map(\.row)
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }.joined(separator: "  ")
    }
    return ([head] + lines).joined(separator: "\n")
  }
}

extension UsageReport.IdentityUse {
  fileprivate init(_ use: PermissionUse, _ records: [UsageRecord]) {
    username = use.principal.username
    groups = use.principal.groups
    granted = use.granted
    used = use.used
    unusedShare = use.unusedShare
    unobservable = use.unobservable
    ungranted = use.ungranted
    requests = records.reduce(0) { sum, record in
      let (total, overflows) = sum.addingReportingOverflow(record.count)
      return overflows ? .max : total
    }
    lastSeen = records.map(\.lastSeen).max().map(RFC3339.text)
    grants = use.grants.map(UsageReport.RuleUse.init)
  }

  fileprivate var row: [String] {
    let share = unusedShare.map { "\(Int(($0 * 100).rounded())) %" } ?? "-"
    return [username, "\(used)", "\(granted)", share, "\(requests)", lastSeen ?? "-"]
  }
}

extension UsageReport.RuleUse {
  fileprivate init(_ use: GrantUse) {
    via = use.via
    namespace = use.namespace
    verbs = use.rule.verbs
    apiGroups = use.rule.apiGroups
    resources = use.rule.resources
    resourceNames = use.rule.resourceNames
    nonResourceURLs = use.rule.nonResourceURLs
    requests = use.requests
    lastSeen = use.lastSeen.map(RFC3339.text)
  }
}
