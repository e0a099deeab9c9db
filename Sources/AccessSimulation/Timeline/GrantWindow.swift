/// One stretch of time in which an entitlement is held, and why.
package struct GrantWindow: Sendable, Hashable {
  package var window: TimeWindow
  package var reason: Reason
  /// Seconds that sessions opened inside the window live on after its end.
  package var tail: Int64 = 0
  /// Whether it ended early because nobody used it.
  package var endedUnused = false

  package enum Reason: Sendable, Hashable {
    /// Held from the start, as the estate says.
    case standing
    /// Granted to everybody at time 0.
    case atStart
    /// Position in the timeline's requests.
    case request(Int)
    /// Position in the timeline's tasks.
    case breakGlass(task: Int)
    /// Since a move to another team.
    case membership
    /// Position in the timeline's shadow credentials.
    case shadow(Int)
  }

  package init(_ window: TimeWindow, because reason: Reason, tail: Int64 = 0) {
    self.window = window
    self.reason = reason
    self.tail = tail
  }

  /// Until when access may last: a bound, since a session must have been opened inside the window.
  package var sessionsUntil: Int64 { window.until.adding(tail) }

  /// Goes on as long as a later window that overlaps it.
  mutating func extend(by later: GrantWindow) {
    let last = max(sessionsUntil, later.sessionsUntil)
    if later.window.until > window.until { endedUnused = later.endedUnused }
    window.until = max(window.until, later.window.until)
    tail = last == window.until ? 0 : last - window.until
  }
}
