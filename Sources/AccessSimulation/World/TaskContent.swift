import Sampling
import Specs

/// What people's tasks and agents' invocations are about, how long they take and what they do that
/// is exceptional. Every draw is for (whose, index): one uniform each.
struct TaskContent {
  let streams: RandomStreams
  let activity: ActivitySpec.Tasks
  private let durations: DurationSampler
  /// Kinds with the sums of their weights so far.
  private let kinds: [(kind: TaskKind, upTo: Double)]
  /// The only kind there is, which needs no draw; `nil` where there are several.
  private let onlyKind: TaskKind?

  private static let kind = StreamPurpose("task-kind")
  private static let duration = StreamPurpose("task-duration")
  private static let action = StreamPurpose("task-action")
  private static let target = StreamPurpose("task-content")
  private static let need = StreamPurpose("task-need")

  init(streams: RandomStreams, activity: ActivitySpec.Tasks) {
    self.streams = streams
    self.activity = activity
    durations = DurationSampler(activity.duration)
    let weights: [(TaskKind, Double)] = [
      (.deploy, activity.deployWeight), (.debug, activity.debugWeight),
      (.rotate, activity.rotateWeight), (.changeAccess, activity.changeAccessWeight),
      (.upgrade, activity.upgradeWeight),
    ]
    var total = 0.0
    kinds = weights.map { kind, weight in
      total += weight
      return (kind, total)
    }
    let possible = weights.filter { $0.1 > 0 }.map(\.0)
    onlyKind = possible.count == 1 ? possible[0] : nil
  }

  /// By the weights; debugging where all of them are 0.
  func kind(_ key: EntityKey, _ index: UInt64) -> TaskKind {
    if let onlyKind { return onlyKind }
    let total = kinds.last?.upTo ?? 0
    let place = streams.uniform(Self.kind, key, index) * total
    return kinds.first { place < $0.upTo }?.kind ?? .debug
  }

  /// Seconds that the rights are used.
  func duration(_ key: EntityKey, _ index: UInt64) -> Int64 {
    durations.constant ?? durations.seconds(streams.uniform(Self.duration, key, index))
  }

  /// At most one exceptional action: where two are possible, the uniform's lower part is the one and
  /// the part above it the other. An agent's invocation is like debugging (assumption); a pipeline's
  /// run does nothing exceptional.
  func action(of kind: TaskKind, _ key: EntityKey, _ index: UInt64) -> GateRule.Action? {
    switch kind {
    case .debug, .incident, .invocation:
      let place = streams.uniform(Self.action, key, index)
      if place < activity.execShare { return .exec }
      return place < activity.execShare + activity.secretReadShare ? .secretRead : nil
    case .rotate:
      return streams.uniform(Self.action, key, index) < activity.secretReadShare
        ? .secretRead : nil
    case .changeAccess:
      return streams.uniform(Self.action, key, index) < activity.roleBindingShare
        ? .roleBinding : nil
    case .deploy, .upgrade, .run: return nil
    }
  }

  /// Which of the rights that the actor ever uses it needs: the upper 16 bits of the draw.
  func need(_ key: EntityKey, _ index: UInt64) -> UInt16 {
    UInt16(truncatingIfNeeded: streams.bits(Self.need, key, index) >> 48)
  }

  /// Which of an actor's targets it uses; all are equally likely (assumption).
  func target(
    among choice: TargetChoice, at instant: Int64, _ key: EntityKey, _ index: UInt64
  ) -> Int {
    guard choice.count(at: instant) > 1 else { return choice.target(0, at: instant) }
    return choice.target(streams.uniform(Self.target, key, index), at: instant)
  }
}
