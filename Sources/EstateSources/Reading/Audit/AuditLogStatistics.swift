/// What the reading of audit logs found.
package struct AuditLogStatistics: Sendable, Hashable {
  /// Logs read.
  package var files = 0
  /// Bytes of the logs, unpacked.
  package var bytes = 0
  /// Events of any stage.
  package var events = 0
  /// Events of requests that were only just received; nothing was decided yet.
  package var received = 0
  /// Further events of requests that are counted already: later stages, or a log given twice.
  package var repeated = 0
  /// Requests that authorization let pass.
  package var used = 0
  /// Of those used, requests made as somebody else.
  package var impersonated = 0
  /// Of those used, requests that something else than RBAC let pass.
  package var allowedElsewhere = 0
  /// Requests that authorization denied.
  package var denied = 0
  /// Requests that were turned away, or failed, before authorization.
  package var undecided = 0
  /// Requests of nobody in particular.
  package var unauthenticated = 0
  /// Last lines that break off in the middle, which are passed over.
  package var truncated = 0
  /// Whether there were too many requests to remember, so that some may be counted twice.
  package var hasForgotten = false

  /// Makes the statistics of nothing.
  package init() {}
}
