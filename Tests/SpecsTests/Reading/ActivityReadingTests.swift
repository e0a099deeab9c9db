import Sampling
import Specs
import Testing

@Suite("The activity of an experiment")
struct ActivityReadingTests {
  @Test("without a section it is all defaults")
  func defaults() throws {
    #expect(try Reading.experiment([]).activity == ActivitySpec())
  }

  @Test("what is given overrides its default and nothing else")
  func overrides() throws {
    let activity = try Reading.experiment([
      "  activity:",
      "    tasks: {peakFactor: 1.5, execShare: 10%}",
      "    incidents: {onCallTurn: 1d}",
      "    friction: {patience: {exponential: {mean: 1h}}, bypassShare: 0}",
    ]).activity
    var expected = ActivitySpec()
    expected.tasks.peakFactor = 1.5
    expected.tasks.execShare = 0.1
    expected.incidents.onCallTurn = 86_400
    expected.friction.patience = .exponential(mean: 3600)
    expected.friction.bypassShare = 0
    #expect(activity == expected)
  }

  @Test("patience may be a file of observations")
  func empirical() throws {
    let activity = try Reading.experiment([
      "  activity: {friction: {patience: {empirical: parts/patience.csv}}}"
    ]).activity
    #expect(activity.friction.patience == .empirical([300, 754, 5400]))
  }

  @Test("every distribution of an experiment and of a policy may be a file of observations")
  func everywhere() throws {
    let file = "{empirical: parts/patience.csv}"
    for parameter in ActivityParameter.all {
      guard case .distribution(let path) = parameter.field else { continue }
      let line = "  activity: {\(parameter.section): {\(parameter.name): \(file)}}"
      let activity = try Reading.experiment([line]).activity
      #expect(activity[keyPath: path] == .empirical([300, 754, 5400]), "\(parameter.path)")
    }
    let policy = try Reading.policy([
      "elevation:", "  grantDuration: 1h", "  requested: \(file)",
      "  clockOrigin: scheduled-start", "  scheduledDelay: \(file)", "  propagation: \(file)",
      "  approver: {service: \(file), attention: \(file)}", "  pending: {delay: \(file)}",
      "  rules: [{decide: policy}]", "reviews: {interval: 90d, removalLag: \(file)}",
      "breakGlass: {grantDuration: 1h, review: \(file)}",
    ])
    let observed = Distribution.empirical([300, 754, 5400])
    let elevation = try #require(policy.elevation)
    #expect(
      [
        elevation.requested, elevation.scheduledDelay, elevation.propagation, elevation.attention,
        elevation.approverService, elevation.reRequestDelay, policy.reviews?.removalLag,
        policy.breakGlass?.review,
      ].allSatisfy { $0 == observed })
  }
}
