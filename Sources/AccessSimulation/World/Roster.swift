import Estate
import Sampling

/// The people of one team who take turns at its urgent tasks.
struct Roster {
  /// What the team's draws are for: `("team", name)`.
  var key: EntityKey
  /// Positions in the context's people, in order of their names.
  var people: [Int]
  /// Whether they are on call; where a team has nobody who is, all its members take turns at what
  /// cannot wait (assumption).
  var isOnCall: Bool

  /// One for every team, in the order of their first names. Those whose team is not known are one
  /// team (assumption). Holders of `system:masters` take turns only where nobody else can: theirs is
  /// a kubeconfig for emergencies, not a colleague. Somebody who moves to another team keeps their
  /// turns in the first one and has none in the next (assumption: positions, not people, are on
  /// call, and every team has as many as before).
  static func all(of people: [Person]) -> [Roster] {
    var teams: [String] = []
    var members: [String: [Int]] = [:]
    let byName = people.indices.sorted { people[$0].name.precedesInBytes(people[$1].name) }
    for position in byName {
      let person = people[position]
      if members[person.team] == nil { teams.append(person.team) }
      members[person.team, default: []].append(position)
    }
    return teams.map { team in
      let all = members[team] ?? []
      let onCall = all.filter { people[$0].onCall }
      let colleagues = all.filter { !people[$0].groups.contains(Principal.superuserGroup) }
      return Roster(
        key: EntityKey("team", team),
        people: onCall.isEmpty ? (colleagues.isEmpty ? all : colleagues) : onCall,
        isOnCall: !onCall.isEmpty)
    }
  }
}
