import AccessSimulation
import Estate
import Specs
import TestSupport
import Testing

@Suite("What a move brings")
struct MembershipTests {
  @Test("A person with no other team to go to never joins one, however many move")
  func alone() throws {
    let plan = try PlanFixture.plan(.standing, movers: 1)
    #expect(plan.targets.allSatisfy { $0.allSatisfy { !$0.isJoined } })
  }

  @Test("The next team is the same under every policy and in every order of people")
  func stable() throws {
    var estate = PlanFixture.teams()
    for team in ["green", "grey", "gold"] {
      let draft = ClusterDraft()
      draft.bind("\(team)/\(team)", role: "ClusterRole/view", to: .group(team))
      estate.clusters[0].bindings += draft.cluster.bindings
      estate.context.people.append(
        Person(
          name: team, username: team, groups: [team], team: team, clusters: ["c"],
          laptop: "laptop-\(team)", tasksPerDay: 1))
    }
    func joined(_ estate: Estate, _ policy: PolicySpec) throws -> [String] {
      try PlanFixture.plan(policy, on: estate, movers: 0.1).targets(of: "ann")
        .filter(\.isJoined).map(\.binding)
    }
    let first = try joined(estate, .standing)
    #expect(first.count == 1)
    #expect(try joined(estate, .justInTime(rules: [])) == first)
    estate.context.people.reverse()
    #expect(try joined(estate, .standing) == first)
  }

  @Test("Only groups that every other member of the team is in come along")
  func shared() throws {
    var estate = PlanFixture.teams()
    let draft = ClusterDraft()
    draft.bind("blue/leads", role: "ClusterRole/view", to: .group("leads"))
    estate.clusters[0].bindings += draft.cluster.bindings
    estate.context.people[2].groups.append("leads")
    func joined() throws -> Int {
      try PlanFixture.plan(.standing, on: estate, movers: 0.1).targets(of: "ann")
        .count { $0.isJoined }
    }
    #expect(try joined() == 1)
    estate.context.people[3].groups.append("leads")
    #expect(try joined() == 2)
  }
}
