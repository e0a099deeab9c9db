package import Estate
import Sampling

/// Which team somebody who moves goes to, and which groups come with it.
///
/// The team depends on the person's name only, so that it is a fact of the estate, the same in
/// every unit and under every policy (assumption: any other team, all equally likely).
package struct Membership: Sendable {
  private let people: [Person]
  /// In order of bytes.
  private let teams: [String]
  /// Positions of people.
  private let membersOfTeam: [String: [Int]]

  private static let purpose = StreamPurpose("next-team")
  private static let streams = RandomStreams(seed: 0, unit: 0)

  /// - Complexity: O(people).
  package init(_ context: EstateContext) {
    people = context.people
    membersOfTeam = Dictionary(grouping: people.indices.filter { !context.people[$0].team.isEmpty })
    { context.people[$0].team }
    teams = membersOfTeam.keys.sorted { $0.precedesInBytes($1) }
  }

  /// `nil` where there is no other team, or the person is in none.
  ///
  /// - Parameter person: Position in the context's people.
  package func nextTeam(of person: Int) -> String? {
    let others = teams.filter { $0 != people[person].team }
    guard !people[person].team.isEmpty, !others.isEmpty else { return nil }
    let key = EntityKey("person", people[person].name)
    return others[Self.streams.integer(below: others.count, Self.purpose, key, 0)]
  }

  /// The external groups that every other member of the next team is in, in the order of the first
  /// one's; the superuser group never comes with a team.
  package func nextGroups(of person: Int) -> [String] {
    guard let team = nextTeam(of: person) else { return [] }
    let members = (membersOfTeam[team] ?? []).filter { $0 != person }
    guard let first = members.first else { return [] }
    return people[first].groups.filter { group in
      group != Principal.superuserGroup
        && members.allSatisfy { people[$0].groups.contains(group) }
    }
  }
}
