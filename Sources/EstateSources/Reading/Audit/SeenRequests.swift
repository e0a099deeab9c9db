/// Remembers which requests have been counted, in bounded memory.
///
/// Two events are of the same request when audit id, instant of receipt, user, verb and URI are the
/// same: a client chooses its audit id, so that alone says nothing. A number of the requests counted
/// last is remembered, and as many of the long-running ones, whose stages lie far apart: an event that
/// repeats one from before those counts as a new request.
struct SeenRequests {
  private var ordinary: Memory
  private var longRunning: Memory

  /// - Parameter remembered: how many requests of each sort are surely remembered, at least 1.
  init(remembered: Int) {
    ordinary = Memory(size: remembered)
    longRunning = Memory(size: remembered)
  }

  /// Whether any request has been forgotten.
  var hasForgotten: Bool { ordinary.hasForgotten || longRunning.hasForgotten }

  /// Notes the request of an event; returns whether it is new.
  mutating func insert(_ event: AuditEvent) -> Bool {
    var hasher = Hasher()
    for text in [event.auditID, event.received, event.user.username, event.verb, event.requestURI] {
      hasher.combine(text)
    }
    let fingerprint = hasher.finalize()
    if ordinary.contains(fingerprint) || longRunning.contains(fingerprint) { return false }
    if event.isLongRunning {
      longRunning.insert(fingerprint)
    } else {
      ordinary.insert(fingerprint)
    }
    return true
  }

  /// Two generations, of which the older is dropped when the younger is full.
  private struct Memory {
    let size: Int
    private var young: Set<Int> = []
    private var old: Set<Int> = []
    private(set) var hasForgotten = false

    init(size: Int) {
      self.size = max(size, 1)
    }

    func contains(_ fingerprint: Int) -> Bool {
      young.contains(fingerprint) || old.contains(fingerprint)
    }

    mutating func insert(_ fingerprint: Int) {
      if young.count == size {
        if !old.isEmpty { hasForgotten = true }
        old = young
        young = []
      }
      young.insert(fingerprint)
    }
  }
}
