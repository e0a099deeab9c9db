/// Invented names, by number: unique however many are asked for.
enum EstateNames {
  /// Reserved for documentation by RFC 2606, so that no address is anyone's.
  static let domain = "example.com"

  /// The name of an application team; 1 is the first.
  static func team(_ number: Int) -> String {
    let index = number - 1
    return numbered(business[index % business.count], index / business.count)
  }

  /// The name of a team's application; 0 is the first and named after the team.
  static func application(_ number: Int, of team: String) -> String {
    guard number > 0 else { return team }
    let index = number - 1
    return numbered("\(team)-\(features[index % features.count])", index / features.count)
  }

  /// The name of a person; any two numbers give different names.
  ///
  /// Each step moves on by one given name and 17 family names, and by one family name more whenever
  /// the given names start over: 17 · 41 + 1 and 37 family names have no common divisor, so no pair
  /// returns before all were used.
  static func person(_ number: Int) -> String {
    let round = number / given.count
    let name = "\(given[number % given.count])-\(family[(17 * number + round) % family.count])"
    return numbered(name, number / (given.count * family.count))
  }

  private static func numbered(_ name: String, _ round: Int) -> String {
    round == 0 ? name : "\(name)-\(round + 1)"
  }

  private static let business = words(
    """
    payments orders catalog search shipping accounts billing inventory pricing returns loyalty
    support analytics recommendations fraud notifications reviews media partners stores identity
    treasury logistics planning
    """)

  private static let features = words(
    "portal ledger exports sync rules archive scoring intake mailer audit")

  static let given = words(
    """
    alma bela cleo dina ezra faye gwen hugo iris jude kira lena milo nora omar pia quinn rosa sven
    tara ugo vera wes xenia yara zeno anton britta carl dora emil frida gustav hedda ivo jonas
    karin lars mona nils
    """)

  static let family = words(
    """
    abel berg caro dahl eder falk graf hahn iken jung kern lang mayr nagel oster pohl quast roth
    sand thal ulm vogt wald zorn adler brandt cramer dietz ebert fuchs geiger haas imhof jansen
    keller linde moser
    """)

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
