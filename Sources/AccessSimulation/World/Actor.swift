package import Estate
package import Sampling

/// Somebody or something that does tasks: a person, a pipeline or an agent.
package struct Actor: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case person
    case pipeline
    case agent
  }

  package var kind: Kind
  /// Position in the context's people, pipelines or agents.
  package var position: Int
  package var name: String
  /// The Kubernetes user name that it acts under.
  package var username: String
  /// External groups at time 0; of people only.
  package var groups: [String]
  package var team: String
  package var hours: WorkingHours
  /// Mean number of tasks, runs or invocations per working day.
  package var perDay: Double
  package var onCall: Bool
  /// What its draws are keyed by: `("person", name)` and so on.
  package var key: EntityKey

  init(
    _ kind: Kind, position: Int, name: String, username: String, hours: WorkingHours,
    perDay: Double
  ) {
    self.kind = kind
    self.position = position
    self.name = name
    self.username = username
    self.hours = hours
    self.perDay = perDay
    groups = []
    team = ""
    onCall = false
    key = EntityKey(kind.rawValue, name)
  }
}

extension Actor {
  /// People, then pipelines, then agents, each in the context's order.
  static func all(in context: EstateContext) -> [Actor] {
    var actors: [Actor] = []
    for (position, person) in context.people.enumerated() {
      var actor = Actor(
        .person, position: position, name: person.name, username: person.username,
        hours: person.workingHours, perDay: person.tasksPerDay)
      actor.groups = person.groups
      actor.team = person.team
      actor.onCall = person.onCall
      actors.append(actor)
    }
    for (position, pipeline) in context.pipelines.enumerated() {
      actors.append(
        Actor(
          .pipeline, position: position, name: pipeline.name,
          username: Principal.serviceAccountUsername(
            namespace: pipeline.namespace, name: pipeline.serviceAccount),
          hours: pipeline.workingHours, perDay: pipeline.runsPerDay))
    }
    for (position, agent) in context.agents.enumerated() {
      var actor = Actor(
        .agent, position: position, name: agent.name,
        username: Principal.serviceAccountUsername(
          namespace: agent.namespace, name: agent.serviceAccount),
        hours: agent.workingHours, perDay: agent.invocationsPerDay)
      actor.team = agent.team
      actors.append(actor)
    }
    return actors
  }
}
