import AccessSimulation
import AttackGraph
import Estate
import GraphKernels

/// What of a foothold outlives an eviction though the place itself, or the person, is gone.
extension Foothold {
  /// What is left at an instant, each until it ends.
  ///
  /// - The credentials that somebody had who was held themselves, whose kind nobody revokes: the
  ///   versions of the last second, until they expire.
  /// - A trust that admits anybody.
  ///
  /// - Complexity: O(foothold), and the versions of one second.
  func lasting(at instant: Int64) -> [TimedSource] {
    held.filter { $0.from < instant && instant < $0.until && trusted.contains($0.vertex) }
      .map { TimedSource(vertex: $0.vertex, from: instant, until: $0.until) }
      + ownedSlots.filter { RevocationRule(laid.graph.overlay.credentials[$0].kind) == .kept }
      .flatMap { owned($0, at: instant) }
  }

  /// The versions of a slot that somebody had in the last second before an instant.
  private func owned(_ slot: Int, at instant: Int64) -> [TimedSource] {
    let copies = laid.copies(ofSlot: slot, keptAt: instant - 1)
    guard copies.isEmpty else {
      return copies.filter { $0.version.valid.until > instant }.map {
        TimedSource(vertex: $0.vertex, from: instant, until: $0.version.valid.until)
      }
    }
    // Issued after the leak window, the version is laid nowhere; whom it stands for is.
    guard let principal = principal(of: slot), !needsNetwork(slot) else { return [] }
    return laid.timeline.schedules[slot]
      .versions(storedIn: TimeWindow(from: instant - 1, until: instant))
      .filter { $0.valid.until > instant }
      .map { TimedSource(vertex: principal, from: instant, until: $0.valid.until) }
  }

  /// Whether a slot's credentials are worth nothing to somebody outside the organisation.
  private func needsNetwork(_ slot: Int) -> Bool {
    let cluster = laid.graph.overlay.credentials[slot].cluster
    return estate.context.endpoints.first { $0.cluster == cluster }?.exposure == .private
  }
}
