import Estate
import EstateSources
import Specs
import Testing

@Suite("Generated estate context")
struct GeneratedContextTests {
  @Test(
    "people, pipelines and approvers refer to what exists", arguments: 0..<EstateFacts.shapeCount)
  func references(shape: Int) throws {
    let estate = try EstateGenerator.generate(EstateFacts.shapes()[shape])
    let context = estate.context
    #expect(Set(context.people.map(\.name)).count == context.people.count)
    #expect(Set(context.people.map(\.username)).count == context.people.count)
    #expect(Set(context.people.map(\.laptop)).count == context.people.count)
    let clusters = estate.clusters.map(\.name)
    for person in context.people {
      #expect(!person.clusters.isEmpty && Set(clusters).isSuperset(of: person.clusters))
      #expect(person.tasksPerDay > 0)
    }
    #expect(context.approverPools.map(\.name) == ["access-approvers", "on-call"])
    for pool in context.approverPools {
      #expect(Set(pool.members).count == pool.members.count)
      #expect(Set(context.people.map(\.name)).isSuperset(of: pool.members))
    }
    #expect((1...6).contains(context.approverPools[0].members.count))
    #expect(context.endpoints.map(\.cluster) == clusters)
    #expect(Set(context.pipelines.map(\.name)).count == context.pipelines.count)
    for pipeline in context.pipelines {
      let cluster = try #require(estate.clusters.first { $0.name == pipeline.cluster })
      let tokens = cluster.secrets.filter {
        $0.metadata.namespace == pipeline.namespace
          && $0.tokenServiceAccount == pipeline.serviceAccount
      }
      #expect(tokens.count == 1, "\(pipeline.name) keeps one token in a Secret")
      #expect(pipeline.runsPerDay > 0)
    }
  }

  @Test(
    "people on call are those of the groups that say so, and the pool that is asked at any hour")
  func onCall() throws {
    let spec = try EstateFacts.small()
    let context = try EstateGenerator.generate(spec).context
    let onCall = context.people.filter(\.onCall)
    #expect(
      onCall.map(\.name)
        == context.people.filter { $0.groups.contains("team-\($0.team)-oncall") }.map(\.name))
    #expect(onCall.count == spec.count(.onCallPerTeam) * spec.count(.teams))
    #expect(context.approverPools[1].members == onCall.map(\.name))
    #expect(context.approverPools[1].workingHours == .always)
    let nobody = try EstateGenerator.generate(spec.setting([(.onCallPerTeam, 0)])).context
    #expect(nobody.people.allSatisfy { !$0.onCall })
    #expect(nobody.approverPools.map(\.name) == ["access-approvers"])
  }

  @Test("AI agents of applications and of the platform act as accounts that exist")
  func agents() throws {
    let spec = try EstateFacts.equipped().setting([
      (.agentWeight, 1000), (.agentInvocationsPerDay, 3), (.agentInvocationDuration, 45),
    ])
    let estate = try EstateGenerator.generate(spec)
    let agents = estate.context.agents
    #expect(Set(agents.map(\.name)).count == agents.count)
    for agent in agents {
      let cluster = try #require(estate.clusters.first { $0.name == agent.cluster })
      #expect(
        cluster.serviceAccounts.contains {
          $0.metadata.namespace == agent.namespace && $0.metadata.name == agent.serviceAccount
        })
      #expect(agent.invocationSeconds == 45)
      #expect(estate.context.people.contains { $0.team == agent.team })
    }
    let platform = agents.filter { $0.namespace == "kagent" }
    #expect(platform.map(\.cluster) == estate.clusters.map(\.name))
    #expect(platform.allSatisfy { $0.team == "platform" && $0.invocationsPerDay == 40 })
    let others = agents.filter { $0.namespace != "kagent" }
    #expect(others.count > 20 && others.allSatisfy { $0.invocationsPerDay == 3 })
    let none = try EstateFacts.small().setting(
      [(.agentWeight, 0)] + EstateParameter.adoptions.map { ($0, 0) })
    #expect(try EstateGenerator.generate(none).context.agents.isEmpty)
  }

  @Test("every namespace has one environment", arguments: 0..<EstateFacts.shapeCount)
  func environments(shape: Int) throws {
    let estate = try EstateGenerator.generate(EstateFacts.shapes()[shape])
    for cluster in estate.clusters {
      let named = estate.context.environments.filter { $0.cluster == cluster.name }
      #expect(named.map(\.namespace).sorted() == cluster.namespaces.map(\.metadata.name).sorted())
      for environment in named where environment.environment != .platform {
        #expect(environment.namespace.hasSuffix("-\(environment.environment.rawValue)"))
      }
    }
  }

  @Test("every user and group that a binding names is somebody's")
  func subjects() throws {
    let spec = EstateFacts.faultless(try EstateFacts.small())
    let estate = try EstateGenerator.generate(spec)
    let users = Set(estate.context.people.map(\.username))
    let groups = Set(estate.context.people.flatMap(\.groups))
    for cluster in estate.clusters {
      for subject in cluster.bindings.flatMap(\.subjects) where !subject.name.hasPrefix("system:") {
        switch subject.kind {
        case "User": #expect(users.contains(subject.name))
        case "Group": #expect(groups.contains(subject.name))
        default: break
        }
      }
    }
    #expect(estate.context.people.filter { $0.groups.contains("system:masters") }.count == 1)
  }

  @Test("each application deploys to production as often as some delivery tier does")
  func deliveryTiers() throws {
    let spec = try EstateFacts.small().setting([
      (.teams, 201), (.applicationCount, 200), (.pipelineShare, 1),
    ])
    let context = try EstateGenerator.generate(spec).context
    let runs = context.pipelines.filter { $0.name.hasSuffix("-production") }
      .filter { $0.serviceAccount == "deployer" && $0.namespace != "monitoring" }
      .map(\.runsPerDay)
    #expect(runs.count == 200)
    // Within four standard deviations of a binomial share of 200 applications.
    for (rate, share) in [(2.0, 0.19), (0.5, 0.22), (0.1, 0.35), (0.02, 0.24)] {
      let observed = Double(runs.filter { $0 == rate }.count) / 200
      #expect(abs(observed - share) < 4 * (share * (1 - share) / 200).squareRoot())
    }
  }

  @Test("names stay unique far beyond the largest list")
  func uniqueNames() throws {
    let spec = try EstateFacts.small().setting([
      (.clusters, 1), (.teams, 60), (.people, 3000), (.applicationCount, 0),
    ])
    let people = try EstateGenerator.generate(spec).context.people
    #expect(people.count == 3001)
    #expect(Set(people.map(\.username)).count == 3001)
    #expect(Set(people.map(\.team)).count == 60)
  }

  @Test("cloud keys, backups and trusts refer to what exists, and are as many as the shares say")
  func ways() throws {
    func context(_ share: Double) throws -> EstateContext {
      let spec = try EstateFacts.small().setting([
        (.cloudKeyShare, share), (.backupShare, share), (.openFederationShare, share),
      ])
      return try EstateGenerator.generate(spec).context
    }
    let all = try context(1)
    #expect(all.backups.map(\.cluster) == all.endpoints.map(\.cluster))
    #expect(all.pipelines.allSatisfy { $0.federation?.admitsOthers == true })
    let teams = Set(all.people.map(\.team))
    #expect(all.cloudKeys.count == teams.count)
    let roles = Dictionary(grouping: all.cloudRoles, by: \.identity)
    for key in all.cloudKeys {
      let role = try #require(roles[key.identity]?.first)
      let holder = try #require(all.people.first { $0.name == key.holders.first })
      #expect(role.administers.isEmpty != role.clusterAccess.isEmpty)
      for access in role.clusterAccess {
        #expect(holder.clusters.contains(access.cluster))
        #expect(access.groups.allSatisfy(holder.groups.contains))
      }
    }
    let none = try context(0)
    #expect(none.backups.isEmpty && none.cloudKeys.isEmpty)
    #expect(none.pipelines.allSatisfy { $0.federation == nil })
    // Nothing else depends on the shares.
    var rest = all
    rest.backups = []
    rest.cloudKeys = []
    rest.cloudRoles.removeAll { !$0.administers.isEmpty || !$0.clusterAccess.isEmpty }
    for position in rest.pipelines.indices { rest.pipelines[position].federation = nil }
    #expect(rest == none)
  }

  @Test("shared kubeconfigs, cloud roles and links between clusters refer to what exists")
  func surroundings() throws {
    let spec = try EstateFacts.equipped().setting([
      (.sharedKubeconfigShare, 1), (.fleetLinkShare, 1), (.workloadIdentityShare, 1),
    ])
    let estate = try EstateGenerator.generate(spec)
    let context = estate.context
    let people = Dictionary(grouping: context.people, by: \.name)
    #expect(context.sharedKubeconfigs.count == 3)
    for kubeconfig in context.sharedKubeconfigs {
      #expect(kubeconfig.holders.count == 2)
      for holder in kubeconfig.holders {
        #expect(people[holder]?.first?.clusters.contains(kubeconfig.cluster) == true)
      }
    }
    #expect(context.clusterLinks.map(\.target) == ["nonproduction"])
    for link in context.clusterLinks {
      let hub = try #require(estate.clusters.first { $0.name == link.cluster })
      #expect(
        hub.secrets.contains {
          $0.metadata.namespace == link.namespace && $0.metadata.name == link.secret
        })
      let target = try #require(estate.clusters.first { $0.name == link.target })
      let everything = AccessRequest(verb: "*", apiGroup: "*", resource: "*")
      let principal = Principal.impersonated(link.username)
      #expect(Authorizer(cluster: target).decide(everything.by(principal)).allowed)
    }
    let roles = Set(context.cloudRoles.map(\.identity))
    #expect(roles.count == context.cloudRoles.count && roles.count >= 18)
    for link in context.cloudIdentities {
      let cluster = try #require(estate.clusters.first { $0.name == link.cluster })
      let account = cluster.serviceAccounts.first {
        $0.metadata.namespace == link.namespace && $0.metadata.name == link.serviceAccount
      }
      #expect(account?.cloudIdentities == [link.identity] && roles.contains(link.identity))
    }
  }
}
