import Specs

/// The plain numbers of a process, beside each other: reading them counts no references.
struct ProcessFacts: Sendable {
  var isBroadcast: Bool
  var selfApproval: Bool
  var clockOrigin: ElevationRule.ClockOrigin
  /// Whether the clock starts with the first use, or at a start that the request names.
  var startsWithUse: Bool
  var startsAsNamed: Bool
  var grantDuration: Int64
  var denialShare: Double
  var fatigue: ElevationRule.Fatigue?
  var pendingExpiry: Int64?
  /// Whether a request ends by itself only while nobody has begun to look at it.
  var endsUnbegun: Bool
  var reRequests: Int
  var revocationPoll: Int64
  var idleTimeout: Int64
  var sessionTail: Int64
  var endsWithTask: Bool
  /// What needs no draw; negative where it is drawn.
  var attention: Int64
  var service: Int64
  var propagation: Int64

  init(_ rule: ElevationRule) {
    isBroadcast = rule.assignment == .broadcast
    selfApproval = rule.selfApproval
    clockOrigin = rule.clockOrigin
    startsWithUse = rule.clockOrigin == .firstUse
    startsAsNamed = rule.clockOrigin == .scheduledStart
    grantDuration = rule.grantDuration
    denialShare = rule.denialShare
    fatigue = rule.fatigue
    pendingExpiry = rule.pendingExpiry
    endsUnbegun = rule.withdrawal == .begun
    reRequests = rule.reRequests
    revocationPoll = rule.revocationPoll
    idleTimeout = rule.idleTimeout ?? .max
    sessionTail = rule.sessionTail
    endsWithTask = rule.endsWithTask
    attention = DurationSampler(rule.attention).constant ?? -1
    service = DurationSampler(rule.approverService).constant ?? -1
    propagation = DurationSampler(rule.propagation).constant ?? -1
  }
}
