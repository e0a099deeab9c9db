import Estate
import Specs

extension AuditTeller {
  /// An exceptional action, as the API server sees it.
  func used(_ event: AuditEvent) -> AuditRecord {
    var record = record(ofTask: event, .actionUsed)
    record.reason = timeline.tasks[event.position].action?.rawValue ?? ""
    return record
  }

  /// A change of who may do what: of a binding, which is an exceptional action too, or of a role.
  func accessChanged(_ event: AuditEvent) -> AuditRecord {
    var record = record(ofTask: event, .accessChanged)
    record.reason = timeline.tasks[event.position].action == nil ? "role" : "binding"
    return record
  }

  private func record(ofTask event: AuditEvent, _ kind: AuditRecord.Kind) -> AuditRecord {
    let task = timeline.tasks[event.position]
    let target = target(of: task)
    let means = AccessMeans(task, timeline.record(of: event.position), in: timeline, plan)
    var details: [AuditRecord.Detail] = [
      .init("namespace", .text(target?.namespace ?? "")),
      .init("means", .text(word(for: means, task, event.position))),
    ]
    if let gate = task.action.flatMap({ recording.gate(before: $0, task, means) }) {
      details.append(.init("gate", .text(gate.rawValue)))
    }
    // Whose token it is cannot be seen, so neither can for which task.
    if means != .shadow { details.append(.init("task", .number(Int64(event.position) + 1))) }
    return AuditRecord(
      time: event.instant, kind: kind, actor: user(of: task, means, event.position),
      cluster: target?.cluster ?? "", object: target?.binding ?? "", details: details)
  }

  /// By which right, in a word.
  private func word(for means: AccessMeans, _ task: AccessTask, _ position: Int) -> String {
    switch means {
    case .standing: "standing"
    case .shadow: "token"
    case .elevated: isEmergency(task, position) ? "break-glass" : "grant"
    }
  }

  /// Whether the glass was broken for a task, or what was taken then still served it.
  private func isEmergency(_ task: AccessTask, _ position: Int) -> Bool {
    let outcome = timeline.record(of: position).outcome
    guard outcome == .held, let target = target(of: task) else { return outcome == .brokeGlass }
    let bundle = task.action.flatMap { target.gates[$0.position] } ?? target.bundle
    guard let entitlement = bundle.flatMap({ plan.bundles[$0].entitlements.first }) else {
      return false
    }
    if case .breakGlass = timeline.reason(of: entitlement, at: task.instant) { return true }
    return false
  }

  /// The user that the API server sees: with a token that somebody made, its service account, which
  /// is in the namespace of the right, or in `default` where that is the whole cluster's
  /// (assumption).
  private func user(of task: AccessTask, _ means: AccessMeans, _ position: Int) -> String {
    guard means == .shadow else { return plan.actors[Int(task.actor)].username }
    let namespace = target(of: task)?.namespace ?? ""
    let shadow = shadow(of: task, position)
    return Principal.serviceAccountUsername(
      namespace: namespace.isEmpty ? "default" : namespace,
      name: shadow.map { "token-\($0 + 1)" } ?? "token")
  }

  /// Position of the shadow credential that served.
  private func shadow(of task: AccessTask, _ position: Int) -> Int? {
    let known = timeline.record(of: position).shadow
    if known >= 0 { return Int(known) }
    guard let entitlement = target(of: task)?.shadow,
      case .shadow(let shadow) = timeline.reason(of: entitlement, at: task.instant)
    else { return nil }
    return shadow
  }
}

extension Timeline {
  /// Why an entitlement is held at an instant; `nil` where it is not.
  fileprivate func reason(of entitlement: Int, at instant: Int64) -> GrantWindow.Reason? {
    let windows = grants[entitlement]
    let next = windows.partitioned { $0.window.from <= instant } ?? windows.count
    guard next > 0, windows[next - 1].window.contains(instant) else { return nil }
    return windows[next - 1].reason
  }
}
