import Estate
import Foundation
import Testing

@Suite("Worlds judged by the real authorizer")
struct WorldTests {
  static let worlds = [
    "00-mixed", "01-wildcards", "02-subresources", "03-resourcenames", "04-nonresource",
    "05-aggregation", "06-subjects", "07-dangling", "08-scoping", "09-invalid",
  ].map { "cases/world-\($0).json" }

  @Test("Every request gets the real verdict, by the same bindings", arguments: worlds)
  func requests(world: String) throws {
    let expected = try RBACFixtures.decode(WorldJSON.self, from: world)
    let cluster = try RBACFixtures.cluster(in: world)
    let authorizer = Authorizer(cluster: cluster)
    let order = cluster.bindings.map(\.path)
    #expect(expected.requests.count == 200)
    for request in expected.requests {
      let decision = authorizer.decide(request.request)
      #expect(decision.allowed == request.allowed, "\(request)")
      #expect(decision.via.sorted() == request.via?.sorted(), "\(request)")
      let places = decision.via.compactMap { order.firstIndex(of: $0) }
      #expect(places == places.sorted(), "bindings must come in the order of the objects")
    }
  }

  @Test("Filling in aggregated roles gives the verdicts after aggregation")
  func aggregatedRequests() throws {
    let world = Self.worlds[5]
    let expected = try RBACFixtures.decode(WorldJSON.self, from: world)
    var cluster = try RBACFixtures.cluster(in: world)
    cluster.roles = aggregated(cluster.roles)
    let authorizer = Authorizer(cluster: cluster)
    var changed = 0
    for request in expected.requests {
      let allowed = try #require(request.allowedAggregated as Bool?)
      #expect(authorizer.decide(request.request).allowed == allowed, "\(request)")
      if allowed != request.allowed { changed += 1 }
    }
    #expect(changed > 0, "the world should tell the two apart")
    for (name, rules) in try #require(expected.aggregatedRules) {
      let role = try #require(
        cluster.roles.first { $0.scope == .cluster && $0.metadata.name == name })
      #expect(role.rules == rules.map(\.rule), "\(name)")
    }
  }

  @Test("Who-can names the real subjects", arguments: worlds)
  func whoCan(world: String) throws {
    let expected = try RBACFixtures.decode(WorldJSON.self, from: world)
    let authorizer = Authorizer(cluster: try RBACFixtures.cluster(in: world))
    #expect(expected.whoCan.count == 12)
    for request in expected.whoCan {
      let subjects = authorizer.whoCan(request.request)
      let wanted = try #require(request.subjects).map(\.subject)
      #expect(Set(subjects) == Set(wanted), "\(request)")
      #expect(subjects.count == wanted.count, "each subject once: \(request)")
      #expect(subjects.first?.name == "system:masters")
    }
  }

  @Test("The escalation check gives the real verdict", arguments: worlds)
  func escalation(world: String) throws {
    let expected = try RBACFixtures.decode(WorldJSON.self, from: world)
    let authorizer = Authorizer(cluster: try RBACFixtures.cluster(in: world))
    #expect(expected.escalation.count == 10)
    for attempt in expected.escalation {
      let verdict = authorizer.escalation(
        by: Principal(username: attempt.user, groups: attempt.groups),
        writing: attempt.rules.map(\.rule), in: attempt.namespace)
      #expect(verdict.covered == attempt.covered, "\(attempt)")
      #expect(verdict.missing.isEmpty == attempt.covered)
    }
  }
}
