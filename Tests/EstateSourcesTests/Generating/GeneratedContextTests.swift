import Estate
import EstateSources
import Specs
import Testing

@Suite("Generated estate context")
struct GeneratedContextTests {
  @Test("people, pipelines and approvers refer to what exists", arguments: 0..<6)
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
    #expect(context.approverPools.count == 1)
    for pool in context.approverPools {
      #expect(Set(pool.members).count == pool.members.count)
      #expect(Set(context.people.map(\.name)).isSuperset(of: pool.members))
      #expect((1...6).contains(pool.members.count))
    }
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

  @Test("every namespace has one environment", arguments: 0..<6)
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
    let estate = try EstateGenerator.generate(EstateFacts.small())
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
    var spec = try EstateFacts.small()
    spec.teams = 201
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
    var spec = try EstateFacts.small()
    (spec.clusters, spec.teams, spec.peoplePerTeam, spec.applicationsPerTeam) = (1, 60, 50, 0)
    let people = try EstateGenerator.generate(spec).context.people
    #expect(people.count == 3001)
    #expect(Set(people.map(\.username)).count == 3001)
    #expect(Set(people.map(\.team)).count == 60)
  }
}
