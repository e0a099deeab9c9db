import Estate
import Specs

/// People who own applications together, or the platform.
struct Team {
  static let platformName = "platform"
  /// Everyone who writes software, whatever the team.
  static let developersGroup = "developers"
  static let adminsGroup = "platform-admins"

  var name: String
  /// The lead first.
  var people: [Person]

  var isPlatform: Bool { name == Self.platformName }
  var group: String { Self.group(of: name) }
  var onCallGroup: String { Self.onCallGroup(of: name) }

  static func group(of team: String) -> String { "team-\(team)" }
  static func onCallGroup(of team: String) -> String { "team-\(team)-oncall" }

  /// Every team with its share of the people, the platform's first.
  static func all(
    named names: [String], _ sites: [ClusterSite], _ tenancies: [Tenancy], _ spec: EstateSpec
  ) -> [Team] {
    let homes = Dictionary(grouping: tenancies, by: \.application.team)
    let (each, more) = spec.count(.people).quotientAndRemainder(dividingBy: names.count)
    var first = 0
    return names.enumerated().map { position, name in
      let own = Set((homes[name] ?? []).map(\.cluster))
      let size = each + (position < more ? 1 : 0)
      defer { first += size }
      return Team(
        name: name, firstPerson: first, size: size,
        clusters: sites.map(\.name).filter { own.isEmpty || own.contains($0) }, spec)
    }
  }

  /// - Parameters:
  ///   - firstPerson: The number of the first member among all people of the estate.
  ///   - clusters: The clusters that the members' kubeconfigs have entries for.
  private init(
    name: String, firstPerson: Int, size: Int, clusters: [String], _ spec: EstateSpec
  ) {
    self.name = name
    let isPlatform = name == Self.platformName
    // Rounded up, so that there is always an administrator.
    let admins = max(1, Int((Double(size) * spec[.platformAdminShare]).rounded(.up)))
    people = (0..<size).map { rank in
      let person = EstateNames.person(firstPerson + rank)
      var groups = [Self.developersGroup, Self.group(of: name)]
      let isOnCall = rank < spec.count(.onCallPerTeam)
      if isOnCall { groups.append(Self.onCallGroup(of: name)) }
      if isPlatform && rank < admins { groups.append(Self.adminsGroup) }
      let tasks: EstateParameter =
        isPlatform
        ? .platformTasksPerDay : isOnCall ? .onCallTasksPerDay : .developerTasksPerDay
      var member = Person(
        name: person, username: "\(person)@\(EstateNames.domain)", groups: groups, team: name,
        clusters: clusters, laptop: "laptop-\(person)", tasksPerDay: spec[tasks])
      member.onCall = isOnCall
      return member
    }
  }
}
