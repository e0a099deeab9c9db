import AccessSimulation
import AttackGraph
import Estate
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// What each policy leaves in each place.
@Suite("Footholds by place")
struct PlaceFootholdTests {
  private static let estate = SurroundedShop.make()
  private static let day = ReplayFixture.day

  private static func outcomes(
    _ mechanism: CompromiseSpec.Mechanism, _ policy: PolicySpec, delay: Int64 = 0,
    trials: Int = 30, at places: [ExposedPlace]? = nil
  ) throws -> [TrialOutcome] {
    try ReplayFixture(policy, on: estate).replay(
      ReplayFixture.compromise(mechanism, delay: .constant(Double(delay))), trials: 0..<trials,
      at: places)
  }

  private static func labels(
    _ mechanism: CompromiseSpec.Mechanism, _ policy: PolicySpec, delay: Int64 = 0,
    at places: [ExposedPlace]? = nil
  ) throws -> Set<String> {
    let fixture = try ReplayFixture(policy, on: estate)
    let outcomes = fixture.replay(
      ReplayFixture.compromise(mechanism, delay: .constant(Double(delay))), trials: 0..<10,
      at: places)
    return Set(
      outcomes.flatMap(\.assets).map { fixture.laid.graph.vertices[Int($0.vertex)].label })
  }

  private static func isLive(_ outcomes: [TrialOutcome]) -> Bool? {
    let live = outcomes.count(where: \.footholdWasLive)
    return live == 0 ? false : live == outcomes.count ? true : nil
  }

  @Test(
    "Under standing access every mechanism but that on machinery and run tokens finds something")
  func standing() throws {
    let empty: Set<CompromiseSpec.Mechanism> = [
      .policyMachinery, .federatedSubject, .chat, .wiki, .repository,
    ]
    for mechanism in CompromiseSpec.Mechanism.allCases where !empty.contains(mechanism) {
      let outcomes = try Self.outcomes(mechanism, .standing)
      #expect(outcomes.contains { $0.weight > 0 }, "\(mechanism.rawValue)")
    }
  }

  @Test("Machinery is there under elevation by a controller, and an empty foothold elsewhere")
  func machinery() throws {
    for policy in [PolicySpec.standing, .rotated(), .justInTime(controller: false)] {
      let outcomes = try Self.outcomes(.policyMachinery, policy)
      #expect(outcomes.allSatisfy { !$0.footholdWasLive && $0.weight == 0 })
    }
    let struck = try Self.outcomes(.policyMachinery, .justInTime())
    // It may write every binding.
    #expect(struck.allSatisfy { $0.footholdWasLive && $0.count(of: .cluster) == 1 })
  }

  @Test(
    "An admitted workflow is a pipeline wherever runs have tokens of their own, and nowhere else")
  func workflow() throws {
    #expect(Self.isLive(try Self.outcomes(.federatedSubject, .standing)) == false)
    #expect(Self.isLive(try Self.outcomes(.federatedSubject, .rotated())) == false)
    let year = 29 * Self.day
    let fixture = try ReplayFixture(.justInTime(), on: Self.estate)
    let late = fixture.replay(
      ReplayFixture.compromise(.federatedSubject, delay: .constant(Double(year))), trials: 0..<5)
    #expect(late.allSatisfy { $0.footholdWasLive && $0.weight > 0 })
  }

  @Test("A runner holds its place until the run ends and its token for as long as that works")
  func runner() throws {
    #expect(Self.isLive(try Self.outcomes(.ciRunner, .standing, delay: 7200)) == true)
    #expect(Self.isLive(try Self.outcomes(.ciRunner, .justInTime(), delay: 60)) == true)
    #expect(Self.isLive(try Self.outcomes(.ciRunner, .justInTime(), delay: 7200)) == false)
  }

  @Test("A backup gives every Secret, and tokens until they are rotated away")
  func backup() throws {
    let labels = try Self.labels(.etcdBackup, .standing, delay: Self.day)
    #expect(labels.isSuperset(of: ["secret prod/database", "secret prod/deployer-token"]))
    #expect(!labels.contains("secret ops/cluster-c"), "of another cluster")
    // Rotated every 30 days with no overlap: nearly all copies are stale after 29.
    let late = try Self.labels(.etcdBackup, .rotated(), delay: 29 * Self.day)
    #expect(late.contains("secret prod/database"))
    let fixture = try ReplayFixture(.rotated(), on: Self.estate)
    let outcomes = fixture.replay(
      ReplayFixture.compromise(.etcdBackup, delay: .constant(Double(29 * Self.day))),
      trials: 0..<60)
    let current = outcomes.count { outcome in
      outcome.assets.contains {
        fixture.laid.graph.vertices[Int($0.vertex)].label == "secret prod/deployer-token"
      }
    }
    #expect(current < 15)
  }

  @Test("A phished session ends with the session; a certificate goes on")
  func phishing() throws {
    let day = Self.day
    let sessions = try Self.outcomes(.phishing, .justInTime(), delay: day)
    #expect(Self.isLive(sessions) == false)
    #expect(try Self.outcomes(.phishing, .justInTime()).contains(where: \.footholdWasLive))
    #expect(Self.isLive(try Self.outcomes(.phishing, .standing, delay: day)) == true)
  }

  @Test("An insider goes on signing in; a laptop gives what its owner signs in with")
  func people() throws {
    for mechanism in [CompromiseSpec.Mechanism.insider, .laptop] {
      let late = try Self.outcomes(mechanism, .justInTime(), delay: 20 * Self.day)
      #expect(Self.isLive(late) == true, "\(mechanism.rawValue)")
      let never = try Self.outcomes(.kubeconfig, .justInTime(), delay: 20 * Self.day)
      #expect(never.contains { !$0.footholdWasLive })
    }
    // bob is in the team, whose rights stand under this policy.
    let labels = try Self.labels(.insider, .rotated(), at: [.insider(person: 1)])
    #expect(labels.contains("namespace prod"))
  }

  @Test("A laptop holds the kubeconfigs and cloud keys that its owner shares")
  func laptopFiles() throws {
    let shared = ExposedPlace.laptop(name: "laptop-bob")
    // bob's own session is over by then; the shared file still works.
    let later = try Self.outcomes(
      .kubeconfig, .justInTime(), delay: 20 * Self.day, at: [shared])
    #expect(Self.isLive(later) == true)
    var withdrawing = PolicySpec.justInTime()
    withdrawing.sharedKubeconfigs.withdrawn = true
    let without = try Self.outcomes(
      .kubeconfig, withdrawing, delay: 20 * Self.day, at: [shared])
    #expect(Self.isLive(without) == false)
    let keys = try Self.labels(
      .kubeconfig, .justInTime(), delay: 20 * Self.day, at: [.laptop(name: "laptop-cat")])
    #expect(keys.contains("cloud role robot (aws)"))
  }

  @Test("Files for clusters work whatever the policy does to people's own credentials")
  func files() throws {
    let month = 29 * Self.day
    for policy in [PolicySpec.standing, .rotated(), .justInTime()] {
      for mechanism in [
        CompromiseSpec.Mechanism.clusterLink, .cloudKey, .sharedKubeconfig, .breakGlass,
      ] {
        let outcomes = try Self.outcomes(mechanism, policy, delay: month)
        #expect(Self.isLive(outcomes) != false, "\(policy.name) \(mechanism.rawValue)")
      }
      let emergency = try Self.outcomes(.breakGlass, policy)
      #expect(emergency.allSatisfy { $0.count(of: .cluster) == 1 })
    }
  }

  @Test("A wiki and a repository hold the kubeconfigs of the team that shares them")
  func wiki() throws {
    let wiki = try Self.outcomes(.wiki, .standing, at: [.wiki(team: "shop")])
    #expect(wiki.allSatisfy { $0.weight > 0 })
    let others: [ExposedPlace] = [
      .wiki(team: "ann"), .chat(team: "shop"), .repository(team: "shop"),
    ]
    #expect(Self.isLive(try Self.outcomes(.wiki, .standing, at: others)) == false)
  }

  @Test("An operator's update reaches its pods in every cluster; a node is reached itself")
  func places() throws {
    let labels = try Self.labels(.operatorUpdate, .standing)
    #expect(labels.isSuperset(of: ["secret prod/database", "secret ops/cluster-c"]))
    let node = try Self.labels(.node, .standing, at: [.node(cluster: "c", name: "n1")])
    #expect(node.contains("node n1"))
  }

  @Test("A key of a cloud account reaches the clusters that know its identity")
  func cloudKey() throws {
    let labels = try Self.labels(.cloudKey, .standing)
    #expect(labels.isSuperset(of: ["cloud role robot (aws)", "namespace prod"]))
    #expect(!labels.contains("cluster c"))
  }
}
