import GraphKernels

/// What one sequential attack is given.
struct SequentialAttack {
  let laid: LaidGraph
  let tables: LaidTables
  /// Seconds by slot; ``LaidTables/never`` where the policy refuses; shape [edge count].
  let durations: [Int64]
  let sources: [TimedSource]
  let start: Int64
  /// Exclusive; nothing is held beyond it.
  let horizon: Int64
  /// Steps that would begin at this instant or later are not taken.
  let stop: Int64
  /// Which verdict of the trial each slot through the policy's processes has.
  let verdicts: [UInt32: Int]
  let kinds: [PolicyStep.Kind]
  /// Decides among steps of one duration, by slot.
  let tie: (Int) -> UInt64

  /// Whether a step needs the attacker's time; all others come at once.
  func takesTime(_ slot: Int) -> Bool {
    durations[slot] > 0 || (!verdicts.isEmpty && verdicts[UInt32(slot)] != nil)
  }

  func manner(_ slot: UInt32) -> OpenStep.Manner {
    guard let verdict = verdicts[slot] else { return .own }
    return kinds[verdict] == .breakGlass ? .glass : .asked
  }
}
