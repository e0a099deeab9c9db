import GraphKernels

/// What an eviction leaves of what is held at that instant.
///
/// What is ``RevocationRule/kept`` goes on, but a credential that ends with what it came from, or so
/// long after, can be fetched anew for the last time just before the eviction: it lasts for the life
/// of one mint beyond it at most, whatever the hold on its origin would have led to. A durable copy
/// lasts as long as its own window. What is fetched again afterwards, from what is kept, is left to the
/// flood that follows.
///
/// One workspace serves one eviction at a time; resetting it costs what the last one touched.
struct EvictionCut: ~Copyable {
  /// A hold that began before the eviction.
  struct Hold {
    /// The laid vertex.
    var vertex: UInt32
    var arrival: Int64
    /// Exclusive.
    var expiry: Int64
    /// CSR slot of the edge that gave it; `nil` for the foothold.
    var slot: UInt32?
  }

  /// What the holds came about in.
  struct Context {
    let laid: LaidGraph
    let tables: LaidTables
    /// Seconds by slot; shape [edge count].
    let durations: [Int64]
    /// Exclusive; nothing is held beyond it.
    let horizon: Int64
    /// Whether every step was taken that was possible; otherwise relations only, and those steps that
    /// gave a hold.
    let takesAll: Bool
  }

  private(set) var holds: [Hold] = []
  /// Latest hold of each vertex, −1 for none; shape [laid vertices].
  private var latest: [Int32]
  /// The hold of the same vertex before each.
  private var former: [Int32] = []

  init(vertexCount: Int) {
    latest = Array(repeating: -1, count: vertexCount)
  }

  mutating func add(_ hold: Hold) {
    former.append(latest[Int(hold.vertex)])
    latest[Int(hold.vertex)] = Int32(holds.count)
    holds.append(hold)
  }

  /// What is held from an eviction on, as sources of a flood.
  ///
  /// - Complexity: O(holds), and the edges into kept vertices that would be lost sooner than they end.
  func survivors(of instant: Int64, _ context: Context) -> [TimedSource] {
    holds.compactMap { hold in
      let base = Int(context.laid.base[Int(hold.vertex)])
      guard hold.expiry > instant, context.tables.graph.revocations[base] == .kept else {
        return nil
      }
      let until = expiry(of: hold, after: instant, context)
      return until > instant
        ? TimedSource(vertex: hold.vertex, from: instant, until: until) : nil
    }
  }

  mutating func reset() {
    for hold in holds { latest[Int(hold.vertex)] = -1 }
    holds.removeAll(keepingCapacity: true)
    former.removeAll(keepingCapacity: true)
  }

  private func expiry(of hold: Hold, after instant: Int64, _ context: Context) -> Int64 {
    guard let slot = hold.slot else { return hold.expiry }
    let own = min(
      hold.expiry, instant.saturatingSum(context.laid.topology.extensions[Int(slot)]))
    guard own < hold.expiry else { return own }
    // Another edge may have given the same without adding to the hold.
    let reverse = context.tables.reverse
    return reverse.row(of: hold.vertex).reduce(own) { best, place in
      max(
        best, gain(Int(reverse.slots[place]), reverse.tails[place], hold, before: instant, context))
    }
  }

  /// Until when an edge, taken before the eviction, leaves what a hold holds; `.min` where it was not.
  private func gain(
    _ slot: Int, _ tail: UInt32, _ hold: Hold, before instant: Int64, _ context: Context
  ) -> Int64 {
    guard context.takesAll || context.durations[slot] == 0 else { return .min }
    let window = context.laid.windows[Int(hold.vertex)]
    let extended = context.laid.topology.extensions[slot]
    var best = Int64.min
    var position = latest[Int(tail)]
    while position >= 0 {
      let origin = holds[Int(position)]
      let begin = max(origin.arrival, window.from)
      if begin < origin.expiry, begin.saturatingSum(context.durations[slot]) < instant {
        let end =
          extended == TimeBound.forever
          ? .max : min(origin.expiry, instant).saturatingSum(extended)
        best = max(best, min(end, window.until, context.horizon))
      }
      position = former[Int(position)]
    }
    return best
  }
}
