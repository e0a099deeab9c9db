/// What the desk knows of a bundle at the moment, beside each other, since a task that needs it
/// looks at all of it.
struct BundleState {
  let model: DeskModel.BundleModel
  /// When its grant stops giving access, `.min` before the first.
  var heldUntil: Int64 = .min
  /// The petition that is under way; negative for none.
  var petition: Int32 = -1
  /// Position of its open grant, which is empty where nothing can change the end of what is held;
  /// negative as long as nothing ever could.
  var grant: Int32 = -1
}

/// A grant of one bundle.
struct OpenGrant {
  var from: Int64 = .max
  /// When it ends, whatever is used.
  var hardEnd: Int64 = .min
  /// Seconds that it lasts from the first use; negative where that has happened or does not count.
  var fromFirstUse: Int64 = -1
  /// When somebody who works with it stops; its beginning before any use.
  var lastUse: Int64 = 0
  /// `.max` where nothing ends it early.
  var idleTimeout: Int64 = .max
  /// Until the component that withdraws grants looks again.
  var lag: Int64 = 0
  var tail: Int64 = 0
  /// The request whose window has to be written down at the end; negative for none.
  var request: Int32 = -1
  var reason: GrantWindow.Reason = .atStart

  /// When it ends, before anybody notices.
  var end: Int64 { min(hardEnd, lastUse.adding(idleTimeout)) }

  /// Whether it ends because nobody uses it, rather than by the clock.
  var endsUnused: Bool { fromFirstUse >= 0 || lastUse.adding(idleTimeout) < hardEnd }

  /// When it stops giving access.
  var withdrawn: Int64 { end.adding(lag) }

  /// Whether there is one.
  var isOpen: Bool { from != .max }

  func isActive(_ now: Int64) -> Bool { from <= now && now < withdrawn }

  /// Whether no use changes when it ends.
  var isFixed: Bool { idleTimeout == .max && fromFirstUse < 0 }

  /// Whether nothing changes when it ends, not even the end of its task.
  var isSettled: Bool { isFixed && request < 0 }

  /// While it gives access; sessions opened under it may last for the tail beyond.
  var window: TimeWindow { TimeWindow(from: from, until: withdrawn) }

  mutating func use(from now: Int64, for duration: Int64) {
    guard isActive(now), now < end else { return }
    if fromFirstUse >= 0 {
      hardEnd = now.adding(fromFirstUse)
      fromFirstUse = -1
    }
    lastUse = max(lastUse, now.adding(duration))
  }
}
