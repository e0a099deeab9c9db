import Sampling
import Specs

/// The reviews of one unit of replication: those of the clock, and some before its start, so that
/// what was unused for long is gone already and not all of it at the first review that is seen.
struct ReviewRounds {
  private let rule: AccessReviewRule
  private let clock: TimelineClock
  private let streams: RandomStreams
  private let pastUses: PastUses
  /// The instant of the earliest round, and its number: the first one at or after 0 is number 0.
  private let first: (instant: Int64, number: Int64)

  private static let phase = StreamPurpose("review-phase")
  private static let stamp = StreamPurpose("review-rubber-stamp")
  private static let lag = StreamPurpose("review-removal")
  private static let effort = StreamPurpose("review-effort")

  /// How many rounds there were before the start: of what was unused at all of them, rubber stamps
  /// of half the grants leave 0.4 %.
  ///
  /// - Source: assumption.
  static let pastCount: Int64 = 8

  init(
    _ rule: AccessReviewRule, _ plan: AccessPlan, _ clock: TimelineClock, _ streams: RandomStreams
  ) {
    self.rule = rule
    self.clock = clock
    self.streams = streams
    pastUses = PastUses(plan, unusedFor: rule.unusedFor, streams)
    var instant = Int64(streams.uniform(Self.phase, EntityKey(), 0) * Double(rule.interval))
    var number: Int64 = 0
    while number > -Self.pastCount, instant.adding(-rule.interval) > .min {
      instant = instant.adding(-rule.interval)
      number -= 1
    }
    first = (instant, number)
  }

  /// What became of one grant.
  struct Outcome {
    var removal: Int64?
    /// Rounds at which it was looked at since the clock's start, or that took it away since then.
    var rounds: [(instant: Int64, removal: Int64?)] = []
    /// Of reviewers, in the measured time.
    var seconds: Int64 = 0
  }

  /// - Parameters:
  ///   - held: While the grant would be held without reviews.
  ///   - used: When a person used it from the clock's start on, ascending.
  /// - Complexity: O(rounds × log uses).
  func run(_ grant: StandingGrant, held: TimeWindow, used: [Int64]) -> Outcome {
    let lastUse = pastUses.lastUse(of: grant)
    var outcome = Outcome()
    var (instant, number) = first
    while instant < min(clock.end, held.until) {
      if held.contains(instant) {
        review(grant, at: instant, number, lastUse, used, &outcome)
        if outcome.removal != nil { return outcome }
      }
      instant = instant.adding(rule.interval)
      number += 1
    }
    return outcome
  }

  private func review(
    _ grant: StandingGrant, at instant: Int64, _ number: Int64, _ lastUse: Int64, _ used: [Int64],
    _ outcome: inout Outcome
  ) {
    let index = UInt64(bitPattern: number)
    if clock.measured.contains(instant) {
      outcome.seconds += streams.seconds(
        Self.effort, grant.key, index, from: rule.secondsPerGrant)
    }
    let isConfirmed =
      isInUse(at: instant, lastUse, used)
      || streams.uniform(Self.stamp, grant.key, index) < rule.rubberStampShare
    if !isConfirmed {
      outcome.removal = instant.adding(
        streams.seconds(Self.lag, grant.key, index, from: rule.removalLag))
    }
    if instant >= 0 || (outcome.removal ?? .min) > 0 {
      outcome.rounds.append((instant, outcome.removal))
    }
  }

  /// Whether a reviewer who looks sees a use. What was used after a review before the start had come
  /// through that review.
  private func isInUse(at instant: Int64, _ lastUse: Int64, _ used: [Int64]) -> Bool {
    let since = instant.adding(-rule.unusedFor)
    guard since > .min else { return true }
    if lastUse >= since { return true }
    var (low, high) = (0, used.count)
    while low < high {
      let middle = (low + high) / 2
      if used[middle] < since { low = middle + 1 } else { high = middle }
    }
    return low < used.count && used[low] < instant
  }
}
