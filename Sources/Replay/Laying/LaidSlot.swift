import AccessSimulation
import Estate

/// What is laid of one credential slot: the versions that a replay can meet, or one vertex for all.
///
/// **Very many versions.** A token that is rotated every ten minutes has 21,000 versions in the
/// five months of a replay, and every reader of its Secret would meet each of them. From
/// ``mostVersions`` on a slot is laid as one version that is kept and valid throughout. What is
/// copied from a place at one instant stays exact: the copy is held until its own version ends.
/// Whoever may read the place holds the credential from the first reading until the right to read
/// ends, and for ``longestLife`` beyond: at most one version's life longer than version by version,
/// and without the gaps that steps longer than a version's stay would fall into. The merged slot
/// thus reaches at least what the versions one by one do: an upper bound.
struct LaidSlot: Sendable {
  /// Versions by rank of the vertices' copies.
  var versions: [CredentialVersion]
  /// The longest time that any version is valid after its issue, where one vertex stands for all.
  var longestLife: Int64?

  /// Versions up to which each is laid by itself (assumption: a few hundred vertices a slot are
  /// cheap, and rotations down to every seven hours stay exact).
  static let mostVersions = 512

  init(_ slot: CredentialSlot, _ schedule: SlotSchedule, _ clock: TimelineClock) {
    let window = Self.window(of: slot, clock)
    longestLife = nil
    if schedule.routineVersions(in: window) > Self.mostVersions,
      let life = schedule.longestLife(in: window), let span = schedule.span(from: window.from)
    {
      versions = [CredentialVersion(stored: span.stored, valid: span.valid)]
      longestLife = life
      return
    }
    versions = schedule.versions(storedIn: window)
    // The log of a run leaks inside a run that starts in the leak window.
    guard slot.kind == .federatedToken else { return }
    versions = versions.filter { window.contains($0.stored.from) }
  }

  /// When a replay can meet copies. A place outside the clusters is never entered later than at the
  /// leak.
  private static func window(of slot: CredentialSlot, _ clock: TimelineClock) -> TimeWindow {
    let isEntered = slot.places.contains { place in
      switch place {
      case .secret, .agentHost: true
      case .ciStore, .buildLog, .laptop, .wiki, .chat, .repository: false
      }
    }
    return isEntered ? TimeWindow(from: clock.measured.from, until: clock.end) : clock.measured
  }
}

/// One version that somebody copied.
struct HeldCopy: Sendable {
  /// The laid vertex of the credential.
  var vertex: UInt32
  var version: CredentialVersion
}
