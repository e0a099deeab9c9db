import Estate
import Sampling

/// How much Kubernetes' own components use of what they are granted.
private enum ControllerHabits {
  /// The share of its rights that a component uses.
  ///
  /// - Source: assumption; "most", since the roles were cut to what each controller asks for.
  static let usedShare = 0.8
  /// Watches of one resource per day.
  ///
  /// - Source: client-go `tools/cache`, `Reflector`: each lasts 5 to 10 minutes.
  static let watchesPerDay = 192
  /// Lists of one resource per day: at the start and after a lost watch. Assumption.
  static let listsPerDay = 1
  /// All other requests of one kind per day. Assumption.
  static let requestsPerDay = 24

  static func perDay(_ verb: String) -> Int {
    switch verb {
    case "watch": watchesPerDay
    case "list": listsPerDay
    default: requestsPerDay
    }
  }

  /// The components that authenticate as users and not as service accounts.
  static let users = ["system:kube-controller-manager", "system:kube-scheduler"]
}

extension ClusterUsage {
  /// Lets the components of the control plane use most of what the default roles grant them.
  mutating func addControllers() {
    let roles = Dictionary(
      cluster.roles.lazy.filter { $0.metadata.name.hasPrefix("system:") }
        .map { ("\($0.metadata.namespace)/\($0.metadata.name)", $0) },
      uniquingKeysWith: { first, _ in first })
    for binding in cluster.bindings where binding.metadata.name.hasPrefix("system:") {
      let isOfRole = binding.roleRef.kind == "Role"
      let home = isOfRole ? binding.metadata.namespace : ""
      guard let role = roles["\(home)/\(binding.roleRef.name)"] else { continue }
      for subject in binding.subjects {
        guard let principal = subject.controller(in: binding) else { continue }
        let key = EntityKey(cluster.name, principal.username)
        for rule in role.rules where !rule.hasWildcard {
          addUses(of: rule, by: principal, at: binding.metadata.namespace, key)
        }
      }
    }
  }

  /// - Parameter place: where the binding reaches; empty for the whole cluster.
  private mutating func addUses(
    of rule: PolicyRule, by principal: Principal, at place: String, _ key: EntityKey
  ) {
    let some = someNamespaces(key)
    let names = rule.resourceNames.isEmpty ? [nil] : rule.resourceNames.map(Optional.some)
    var uses: [DailyUse] = []
    for group in rule.apiGroups {
      for resource in rule.resources {
        guard let served = ServedResource.known[group]?[resource] else { continue }
        for verb in rule.verbs where served.verbs.contains(verb) {
          let right = key.appending(verb).appending(group).appending(resource)
          guard draws.holds(ControllerHabits.usedShare, .estateUsage, right) else { continue }
          let places =
            place.isEmpty ? namespaces(of: verb, on: served, among: some) : [place]
          let days = everyDay(ControllerHabits.perDay(verb))
          for place in places {
            for name in names {
              uses.append(
                DailyUse(.using(verb, resource, in: group, at: place, named: name), days))
            }
          }
        }
      }
    }
    add(uses, by: principal)
  }
}

extension Subject {
  /// The component of the control plane that a subject of a default binding is, if it is one.
  fileprivate func controller(in binding: RoleBinding) -> Principal? {
    switch kind {
    case "ServiceAccount":
      binding.metadata.name.hasPrefix("system:controller:")
        ? .serviceAccount(namespace: namespace, name: name) : nil
    case "User": ControllerHabits.users.contains(name) ? .user(name) : nil
    default: nil
    }
  }
}

extension PolicyRule {
  /// Whether the rule is about more than it names; of those nobody says what is used.
  fileprivate var hasWildcard: Bool {
    (verbs + apiGroups + resources).contains { $0.utf8.contains(UInt8(ascii: "*")) }
  }
}
