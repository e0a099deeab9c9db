package import Specs

/// One thing an actor sets out to do; the same under every policy.
package struct AccessTask: Sendable, Hashable {
  package var instant: Int64
  /// Position in the plan's actors.
  package var actor: Int32
  /// The actor's how-many-eth task: the index of its draws.
  package var index: UInt32
  /// Position in the actor's targets, ``none`` where the actor has no right to use.
  package var target: Int32
  /// Seconds that the work takes once access is there.
  package var duration: Int64
  package var kind: TaskKind
  package var isUrgent: Bool
  /// What it does that is exceptional.
  package var action: GateRule.Action?
  /// How unusual the rights are that it needs, uniform over all 65,536 values: rights narrowed to a
  /// share of what the actor uses are enough below that share.
  package var need: UInt16

  package static let none: Int32 = -1

  package init(
    instant: Int64, actor: Int, index: Int, target: Int, kind: TaskKind, duration: Int64,
    isUrgent: Bool = false, action: GateRule.Action? = nil, need: UInt16 = 0
  ) {
    self.instant = instant
    self.actor = Int32(actor)
    self.index = UInt32(index)
    self.target = Int32(target)
    self.kind = kind
    self.duration = duration
    self.isUrgent = isUrgent
    self.action = action
    self.need = need
  }

  /// The needs for which a share of the actor's usual rights is enough are those below.
  static func needs(within share: Double) -> Int32 { Int32(min(max(share, 0), 1) * 65_536) }

  /// The order in which tasks are taken up: by instant, then actor, then index.
  package static func precedes(_ left: AccessTask, _ right: AccessTask) -> Bool {
    (left.instant, left.actor, left.index) < (right.instant, right.actor, right.index)
  }
}
