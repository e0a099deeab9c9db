import AccessSimulation
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Hours of reviewers")
struct ReviewerHoursTests {
  @Test("What reviewers spend counts per week, and is nothing to speak of without reviews")
  func hours() throws {
    let policy = PlanFixture.policy { policy in
      policy.reviews = AccessReviewRule(
        interval: 86_400, rubberStampShare: 0, unusedFor: 86_400, removalLag: .constant(0),
        secondsPerGrant: .constant(60))
    }
    var reviewed = try TimelineDraft(policy)
    #expect(reviewed.metrics.reviewerHoursPerWeek == 0)
    reviewed.timeline.reviewerSeconds = 3 * 3600
    #expect(reviewed.metrics.reviewerHoursPerWeek == 1.5)
    #expect(try TimelineDraft(.standing).metrics.reviewerHoursPerWeek == nil)
  }
}
