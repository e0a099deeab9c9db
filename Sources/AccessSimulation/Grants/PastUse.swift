import Estate
import Sampling
import Specs

/// What a cluster's usage model tells of the use of a grant before the clock's start, which is where
/// the model's window ends.
package enum PastUse: Sendable, Hashable {
  /// Nobody watched.
  case unwatched
  /// How many seconds before the start it was last used.
  case seen(ago: Int64)
  /// Not in the seconds that somebody watched.
  case unseen(for: Int64)
}

/// When grants were last used before the clock's start, in one unit of replication.
///
/// Of people what was seen is taken as it is. What was not is drawn: the time back from the start of
/// the clock or of what was watched to the last use is exponential, since tasks come as a Poisson
/// process, at the rate of the person's ordinary tasks over the targets from which they choose.
/// Urgent tasks are left aside (assumption). Somebody without tasks never used anything.
///
/// Service accounts go on as they did (assumption): what they were seen to use in the time that
/// reviewers look back on they use for ever. What they were not seen to use they never did, if
/// somebody watched for that long; a shorter time shows disuse of its own length only, and where
/// nobody watched everything is in use.
struct PastUses {
  private let unusedFor: Int64
  private let streams: RandomStreams
  /// Mean seconds between two uses of one target; `nil` for never; shape [context.people].
  private let gaps: [Double?]

  private static let purpose = StreamPurpose("last-use")

  init(_ plan: AccessPlan, unusedFor: Int64, _ streams: RandomStreams) {
    self.unusedFor = unusedFor
    self.streams = streams
    let people = plan.estate.context.people.count
    gaps = zip(plan.actors, plan.targets).prefix(people).map { Self.gap(of: $0, $1) }
  }

  private static func gap(of actor: Actor, _ targets: [TaskTarget]) -> Double? {
    let perWeek = actor.perDay * Double(actor.hours.days.count)
    let choice = targets.count { !$0.isJoined }
    guard perWeek > 0, choice > 0 else { return nil }
    return Double(WorkingClock.week) * Double(choice) / perWeek
  }

  /// The instant of the last use, at most 0; `.min` for never, `.max` for one that goes on being
  /// used.
  ///
  /// - Complexity: O(1).
  func lastUse(of grant: StandingGrant) -> Int64 {
    guard let person = grant.person else { return lastUseByAccount(grant.pastUse) }
    switch grant.pastUse {
    case .seen(let ago): return Int64(0).adding(-ago)
    case .unwatched: return drawn(grant.key, gaps[person], before: 0)
    case .unseen(let length): return drawn(grant.key, gaps[person], before: -length)
    }
  }

  private func drawn(_ key: EntityKey, _ gap: Double?, before end: Int64) -> Int64 {
    guard let gap else { return .min }
    return end.adding(-streams.seconds(Self.purpose, key, 0, from: .exponential(mean: gap)))
  }

  private func lastUseByAccount(_ use: PastUse) -> Int64 {
    switch use {
    case .unwatched: .max
    case .seen(let ago): ago < unusedFor ? .max : -ago
    case .unseen(let length): length < unusedFor ? -length : .min
    }
  }
}
