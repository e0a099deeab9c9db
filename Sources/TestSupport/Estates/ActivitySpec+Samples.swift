package import Specs

extension ActivitySpec {
  /// The defaults, but nobody leaves, joins or moves.
  package static let withoutTurnover: ActivitySpec = {
    var activity = ActivitySpec()
    activity.turnover.leaversPerYear = 0
    activity.turnover.moversPerYear = 0
    return activity
  }()
}
