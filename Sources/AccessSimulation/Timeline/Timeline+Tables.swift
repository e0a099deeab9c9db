import Estate
import Specs

extension Timeline {
  /// Writes every request as a row of a comma-separated table (RFC 4180), some rows at a time.
  package func writeRequestTable(
    plan: AccessPlan, into sink: ([UInt8]) throws -> Void
  ) rethrows {
    var table = CommaSeparatedTable([
      "request", "task", "attempt", "requester", "population", "urgent", "cluster", "namespace",
      "environment", "process", "rule", "requested", "begun", "decided", "outcome", "decider",
      "planned_until", "grant_from", "grant_until",
    ])
    let teller = AuditTeller(timeline: self, plan: plan)
    for (position, request) in requests.enumerated() {
      table.add(requestRow(request, position, teller))
      if table.isFull { try sink(table.take()) }
    }
    try sink(table.take())
  }

  /// From `requested` to `begun` it waited for an approver; without `begun` nobody turned to it.
  private func requestRow(
    _ request: ElevationRequest, _ position: Int, _ teller: AuditTeller
  ) -> [String] {
    let bundle = teller.plan.bundles[request.bundle]
    let requester = teller.plan.actors[bundle.requester]
    let isUrgent = tasks.indices.contains(request.task) && tasks[request.task].isUrgent
    return [
      String(position + 1), String(request.task + 1), String(request.attempt + 1),
      requester.name, requester.kind.rawValue, isUrgent ? "yes" : "no", bundle.cluster,
      bundle.namespace, bundle.environment, String(bundle.process + 1),
      request.rule < 0 ? "" : String(request.rule + 1), String(request.requested),
      Self.field(request.begun), Self.field(request.decided), request.outcome.word,
      request.decided == nil ? "" : teller.decider(of: request), Self.field(request.plannedEnd),
      Self.field(request.grant?.from), Self.field(request.grant?.until),
    ]
  }

  /// Empty for what there is not and for what never comes.
  private static func field(_ instant: Int64?) -> String {
    instant.flatMap { $0 == .max ? nil : String($0) } ?? ""
  }

  /// Writes what every approver said as a row of such a table, in order of time.
  package func writeVoteTable(
    plan: AccessPlan, into sink: ([UInt8]) throws -> Void
  ) rethrows {
    var table = CommaSeparatedTable(["request", "level", "approver", "instant", "vote"])
    let teller = AuditTeller(timeline: self, plan: plan)
    for vote in votes {
      table.add([
        String(vote.request + 1), String(vote.level + 1), teller.approver(of: vote),
        String(vote.instant), vote.word,
      ])
      if table.isFull { try sink(table.take()) }
    }
    try sink(table.take())
  }

  /// Writes every task, and what became of it, as a row of such a table.
  package func writeTaskTable(
    plan: AccessPlan, into sink: ([UInt8]) throws -> Void
  ) rethrows {
    var table = CommaSeparatedTable([
      "task", "instant", "actor", "population", "kind", "urgent", "action", "cluster", "binding",
      "duration", "outcome", "wait", "request",
    ])
    for (position, task) in tasks.enumerated() {
      let actor = plan.actors[Int(task.actor)]
      let target =
        task.target < 0 ? nil : plan.targets[Int(task.actor)][Int(task.target)]
      let record = records.indices.contains(position) ? records[position] : nil
      table.add([
        String(position + 1), String(task.instant), actor.name, actor.kind.rawValue,
        task.kind.rawValue, task.isUrgent ? "yes" : "no", task.action?.rawValue ?? "",
        target?.cluster ?? "", target?.binding ?? "", String(task.duration),
        record?.outcome.word ?? "", record.map { String($0.wait) } ?? "",
        record.flatMap { $0.request < 0 ? nil : String($0.request + 1) } ?? "",
      ])
      if table.isFull { try sink(table.take()) }
    }
    try sink(table.take())
  }
}

/// Rows of text fields, quoted where they must be; lines end with CR LF as RFC 4180 has it.
private struct CommaSeparatedTable {
  private var pending: [UInt8] = []

  init(_ header: [String]) {
    add(header)
  }

  var isFull: Bool { pending.count >= 1 << 16 }

  mutating func add(_ fields: [String]) {
    for (position, field) in fields.enumerated() {
      if position > 0 { pending.append(UInt8(ascii: ",")) }
      append(field)
    }
    pending += [13, 10]
  }

  mutating func take() -> [UInt8] {
    defer { pending.removeAll(keepingCapacity: true) }
    return pending
  }

  private mutating func append(_ field: String) {
    let special: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13]
    guard field.utf8.contains(where: special.contains) else {
      pending += field.utf8
      return
    }
    pending.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { pending.append(byte) }
      pending.append(byte)
    }
    pending.append(UInt8(ascii: "\""))
  }
}

extension ElevationRequest.Outcome {
  /// One word for it.
  package var word: String {
    switch self {
    case .approved: "approved"
    case .denied: "denied"
    case .expired: "expired"
    case .withdrawn: "withdrawn"
    case .pending: "pending"
    }
  }
}

extension TaskRecord.Outcome {
  /// One word for it.
  package var word: String {
    switch self {
    case .held: "held"
    case .granted: "granted"
    case .brokeGlass: "broke-glass"
    case .bypassed: "bypassed"
    case .abandoned: "abandoned"
    case .refused: "refused"
    case .pending: "pending"
    case .void: "void"
    }
  }
}
