import Estate

/// A permission that a program really uses, and how often.
struct ProgramUse {
  /// Where the requests go, seen from the program's own namespace.
  enum Reach {
    /// The program's own namespace.
    case own
    /// All namespaces at once, as watches do, or a cluster-scoped resource.
    case cluster
    /// A namespace by name.
    case namespace(String)
  }

  var verb: String
  var apiGroup: String
  /// With its subresource, such as `pods/log`.
  var resource: String
  var reach: Reach
  /// Names of objects; empty where the requests name none, or ones that come and go.
  var names: [String]
  /// Requests per day, of which a fraction means once in so many days.
  var perDay: Double

  /// The uses of some verbs on some resources, both separated by blanks.
  static func uses(
    _ verbs: String, _ resources: String, in group: String = "", _ reach: Reach,
    named names: [String] = [], perDay: Double
  ) -> [ProgramUse] {
    resources.split(separator: " ").flatMap { resource in
      verbs.split(separator: " ").map { verb in
        ProgramUse(
          verb: String(verb), apiGroup: group, resource: String(resource), reach: reach,
          names: names, perDay: perDay)
      }
    }
  }

  /// What a controller that elects a leader with a lease of that name does: renew it all the time.
  static func leaderElection(_ lease: String) -> [ProgramUse] {
    uses(
      "get update", "leases", in: "coordination.k8s.io", .own, named: [lease], perDay: 43_200)
  }
}
