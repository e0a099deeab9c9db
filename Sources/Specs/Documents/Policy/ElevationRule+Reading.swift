import Sampling

extension ElevationRule {
  private static let keys = [
    "grantDuration", "controller", "granularity", "requested", "clockOrigin", "scheduledDelay",
    "combine", "assignment", "approver", "pending", "escalations", "propagation", "revocationPoll",
    "idleTimeout", "sessionTail", "endsWithTask", "coverage", "requestAtStart", "rules",
  ]
  /// How files say that requesters ask for as long as they may.
  static let maximum = "maximum"
  /// How files say that there is none of something.
  static let none = "none"

  /// - Parameter isPerTask: Whether grants end with their task where the file does not say.
  init(_ value: YAMLValue, isPerTask: Bool = false) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: Self.keys)
    self.init(
      grantDuration: try reader.required("grantDuration").durationOrNever() ?? .max,
      rules: try DecisionRule.list(reader.required("rules")),
      approverService: SpecDefaults.approverService,
      controller: try reader.optional("controller")?.bool() ?? SpecDefaults.controller)
    try readRequest(reader)
    if let value = reader.optional("approver") { try readApprover(value) }
    assignment = try reader.optional("assignment")?.choice() ?? assignment
    if let value = reader.optional("pending") { try readPending(value) }
    if let value = reader.optional("escalations") { try readEscalations(value) }
    try readGrant(reader)
    endsWithTask = try reader.optional("endsWithTask")?.bool() ?? isPerTask
    coverage = try Coverage(in: reader)
    requestAtStart = try reader.optional("requestAtStart")?.bool() ?? requestAtStart
  }

  private mutating func readRequest(_ reader: MappingReader) throws(SpecificationError) {
    granularity = try reader.optional("granularity")?.choice() ?? granularity
    combine = try reader.optional("combine")?.choice() ?? combine
    if let value = reader.optional("requested"), value.scalar != Self.maximum {
      requested = try value.distribution()
      guard requested != .constant(0) else { throw value.error(expected: "durations above 0s") }
    }
    clockOrigin = try reader.optional("clockOrigin")?.choice() ?? clockOrigin
    guard let value = reader.optional("scheduledDelay") else { return }
    scheduledDelay = try value.distribution()
    guard clockOrigin == .scheduledStart || scheduledDelay == .constant(0) else {
      throw value.error(
        expected: "no delay without clockOrigin: \(ClockOrigin.scheduledStart.rawValue)",
        found: "one with \(clockOrigin.rawValue)")
    }
  }

  private mutating func readGrant(_ reader: MappingReader) throws(SpecificationError) {
    propagation = try reader.optional("propagation")?.distribution() ?? propagation
    revocationPoll = try reader.optional("revocationPoll")?.duration() ?? revocationPoll
    if let value = reader.optional("idleTimeout") { idleTimeout = try value.durationOrNever() }
    sessionTail = try reader.optional("sessionTail")?.duration() ?? sessionTail
  }

  private mutating func readPending(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["expiry", "until", "reRequests", "delay"])
    withdrawal = try reader.optional("until")?.choice() ?? withdrawal
    if let value = reader.optional("expiry") { pendingExpiry = try value.durationOrNever() }
    if let value = reader.optional("reRequests") {
      reRequests = try value.integer(in: 0...1000)
      guard pendingExpiry != nil || reRequests == 0 else {
        throw value.error(expected: "0 where requests do not expire")
      }
    }
    reRequestDelay = try reader.optional("delay")?.distribution() ?? reRequestDelay
  }

  private mutating func readEscalations(_ value: YAMLValue) throws(SpecificationError) {
    for element in try value.list() {
      let reader = try MappingReader(element, keys: ["after", "pool"])
      let after = try reader.required("after")
      let escalation = Escalation(
        after: try after.positiveDuration(), pool: try reader.required("pool").name())
      if let last = escalations.last, last.after >= escalation.after {
        throw after.error(expected: "a later time than that of the escalation before")
      }
      if let pendingExpiry, escalation.after >= pendingExpiry {
        throw after.error(expected: "a time before the request expires")
      }
      escalations.append(escalation)
    }
  }
}
