import GraphKernels

// A cycle of mints that take no time would renew itself within one instant, lap by lap up to the
// horizon. As in the flood's kernel the lap is run once and the hold lasts to the horizon at once,
// where nothing on the lap ends before. Laps with a step that takes time are run: such a step is
// taken again only once what it gave has ended, so they are no more than the tokens' lives are.
extension SequentialWorkspace {
  /// The renewal that a hold about to be settled completes; `nil` where it completes none.
  ///
  /// - Complexity: O(lap), for the holds of mints on a vertex that is held already.
  func renewal(
    _ next: ComingHold, until expiry: Int64, _ attack: SequentialAttack
  ) -> RenewingHold? {
    let best = state.bests[Int(next.vertex)]
    guard let mint = next.slot, best > next.arrival, expiry < attack.horizon else { return nil }
    let extended = attack.laid.topology.extensions[Int(mint)]
    guard extended > 0, extended < TimeBound.forever else { return nil }
    var vertex = next.vertex
    var slot = mint
    var parent = next.parent
    var least = mint
    while parent >= 0, repeats(vertex, enteredBy: slot, attack) {
      let hold = state.holds[Int(parent)]
      guard hold.arrival == next.arrival else { return nil }
      if hold.vertex == next.vertex {
        return RenewingHold(
          vertex: attack.laid.topology.heads[Int(least)], arrival: next.arrival, slot: least,
          interval: expiry - hold.expiry)
      }
      guard let former = hold.slot else { return nil }
      (vertex, slot, parent) = (hold.vertex, former, hold.parent)
      if attack.laid.topology.extensions[Int(slot)] > 0,
        attack.tables.ranks[Int(slot)] < attack.tables.ranks[Int(least)]
      {
        least = slot
      }
    }
    return nil
  }

  /// Whether a vertex of a lap lets the next lap through as it did this one.
  private func repeats(
    _ vertex: UInt32, enteredBy slot: UInt32, _ attack: SequentialAttack
  ) -> Bool {
    guard attack.laid.windows[Int(vertex)].until >= attack.horizon,
      attack.laid.topology.extensions[Int(slot)] < TimeBound.forever
    else { return false }
    let need = Int(attack.laid.topology.joinNeeds[Int(vertex)])
    guard need > 1 else { return true }
    return state.inputCount(
      lastingTo: attack.horizon, of: vertex, but: attack.tables.tails[Int(slot)]) >= need - 1
  }
}
