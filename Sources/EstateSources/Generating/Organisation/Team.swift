import Estate

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

  /// - Parameters:
  ///   - firstPerson: The number of the first member among all people of the estate.
  ///   - clusters: The clusters that the members' kubeconfigs have entries for.
  init(name: String, firstPerson: Int, size: Int, clusters: [String]) {
    self.name = name
    let isPlatform = name == Self.platformName
    // Rounded up, so that there is always an administrator.
    let admins = Int((Double(size) * Calibration.platformAdminShare).rounded(.up))
    people = (0..<size).map { rank in
      let person = EstateNames.person(firstPerson + rank)
      var groups = [Self.developersGroup, Self.group(of: name)]
      let isOnCall = rank < Calibration.onCallPerTeam
      if isOnCall { groups.append(Self.onCallGroup(of: name)) }
      if isPlatform && rank < admins { groups.append(Self.adminsGroup) }
      let tasks =
        isPlatform
        ? Calibration.platformTasksPerDay
        : isOnCall ? Calibration.onCallTasksPerDay : Calibration.developerTasksPerDay
      return Person(
        name: person, username: "\(person)@\(EstateNames.domain)", groups: groups, team: name,
        clusters: clusters, laptop: "laptop-\(person)", tasksPerDay: tasks)
    }
  }
}
