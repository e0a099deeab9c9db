import Sampling
import Specs

/// Draws who fills the positions when.
///
/// Every position is filled at time 0 (assumption). From then on its holder leaves at a constant
/// rate, in calendar time, and moves to another team at another; a successor does so from their
/// first day on. A position moves once at most.
struct Turnover {
  let streams: RandomStreams
  let activity: ActivitySpec.Turnover
  /// Nothing is drawn from then on.
  let end: Int64

  static let year: Int64 = 365 * 86_400

  private static let tenure = StreamPurpose("tenure")
  private static let vacancy = StreamPurpose("vacancy")
  private static let offboarding = StreamPurpose("offboarding-lag")
  private static let move = StreamPurpose("team-move")
  private static let removal = StreamPurpose("membership-removal-lag")

  /// - Parameters:
  ///   - key: of the person.
  ///   - mayMove: whether there is another team.
  func tenure(of key: EntityKey, mayMove: Bool) -> Tenure {
    var tenure =
      Self.mean(yearlyShare: activity.leaversPerYear).map { stays(key, mean: $0) }
      ?? .permanent
    if mayMove, let mean = Self.mean(yearlyShare: activity.moversPerYear) {
      tenure.move = move(key, mean: mean, presence: tenure.presence)
    }
    return tenure
  }

  /// The mean of the exponential time before which that share of all have gone after a year:
  /// `−year / ln(1 − share)`; `nil` for never.
  static func mean(yearlyShare share: Double) -> Double? {
    guard share > 0 else { return nil }
    return -Double(year) / Portable.log1p(-min(share, UnitInterval.largest))
  }

  private func stays(_ key: EntityKey, mean: Double) -> Tenure {
    var tenure = Tenure(presence: [], accounts: [])
    var arrival = Int64.min
    var number: UInt64 = 0
    while arrival < end {
      let stay = streams.seconds(Self.tenure, key, number, from: .exponential(mean: mean))
      let leaving = max(arrival, 0).adding(stay)
      guard leaving < end else {
        tenure.add(TimeWindow(from: arrival, until: .max), lag: 0)
        return tenure
      }
      let lag = streams.seconds(Self.offboarding, key, number, from: activity.offboardingLag)
      tenure.add(TimeWindow(from: arrival, until: leaving), lag: lag)
      arrival = leaving.adding(
        streams.seconds(Self.vacancy, key, number, from: activity.vacancy))
      number += 1
    }
    return tenure
  }

  /// The first move while somebody is there to make it.
  private func move(_ key: EntityKey, mean: Double, presence: [TimeWindow]) -> Tenure.Move? {
    var instant: Int64 = 0
    var number: UInt64 = 0
    while true {
      instant = instant.adding(
        streams.seconds(Self.move, key, number, from: .exponential(mean: mean)))
      guard instant < end else { return nil }
      if presence.contains(where: { $0.contains(instant) }) {
        let lag = streams.seconds(
          Self.removal, key, number, from: activity.membershipRemovalLag)
        return Tenure.Move(instant: instant, removal: instant.adding(lag))
      }
      number += 1
    }
  }
}

extension Tenure {
  /// Adds somebody's time in the position; what they leave behind runs into a successor's where the
  /// position is filled again before it is withdrawn.
  fileprivate mutating func add(_ stay: TimeWindow, lag: Int64) {
    if let last = presence.last, last.until == stay.from {
      presence[presence.count - 1].until = stay.until
    } else if stay.from < stay.until {
      presence.append(stay)
    }
    let account = TimeWindow(from: stay.from, until: stay.until.adding(lag))
    if let last = accounts.last, last.until >= account.from {
      accounts[accounts.count - 1].until = max(last.until, account.until)
    } else if account.from < account.until {
      accounts.append(account)
    }
  }
}
