import Estate
import Sampling
import Specs

extension Cluster {
  /// Adds the faults that a specification's rates call for.
  mutating func misconfigure(
    _ organisation: Organisation, at site: ClusterSite, _ draws: EstateDraws
  ) {
    let dice = MisconfigurationDice(spec: organisation.spec, draws: draws)
    let own = organisation.tenancies(at: site)
    addExposedPods(in: Set(own.map(\.namespace)), dice)
    widenRoles(in: Set(own.map(\.namespace)), dice)
    for tenancy in own {
      addWideRights(in: tenancy, dice)
    }
    for person in organisation.teams.flatMap(\.people) {
      addAdministrator(person, dice)
    }
  }

  /// Lets the roles of applications do everything with what they name.
  private mutating func widenRoles(in applications: Set<String>, _ dice: MisconfigurationDice) {
    for index in roles.indices where roles[index].scope == .namespaced {
      let role = roles[index].metadata
      guard applications.contains(role.namespace),
        dice.hits(.wildcardRole, EntityKey(name, role.namespace, role.name))
      else { continue }
      for rule in roles[index].rules.indices {
        roles[index].rules[rule].verbs = ["*"]
      }
    }
  }

  /// Gives an application's accounts more than they need.
  private mutating func addWideRights(in tenancy: Tenancy, _ dice: MisconfigurationDice) {
    let namespace = tenancy.namespace
    if tenancy.application.hasPipeline, dice.hits(.clusterWideDeployer, tenancy.key) {
      let role = "\(namespace)-deployer-secrets"
      roles.append(
        Role(
          scope: .cluster, metadata: ObjectMetadata(name: role),
          rules: [.allow("get list watch", "secrets")]))
      bind(.clusterRole(role), to: .account(Deployer.account, in: namespace), as: role, in: nil)
    }
    let api = ApplicationComponents.apiAccount(of: tenancy.application)
    let hasAPI = tenancy.application.services.contains { $0.archetype == .api }
    for fault in Self.apiFaults where hasAPI && dice.hits(fault.rate, tenancy.key) {
      grant("\(api)-\(fault.suffix)", fault.rules, to: api, in: namespace)
    }
    if dice.hits(.defaultAccountEdit, tenancy.key) {
      bind(
        .clusterRole("edit"), to: .account("default", in: namespace), as: "default-edit",
        in: namespace)
    }
    addAccountAdministrators(in: tenancy, dice)
  }

  private static let apiFaults: [(rate: EstateParameter, suffix: String, rules: [PolicyRule])] = [
    (.secretReader, "secrets", [.allow("get list watch", "secrets")]),
    (
      .podCreator, "pods",
      [
        .allow("get list watch create delete", "pods"),
        .allow("get list watch create delete", "jobs", in: "batch"),
      ]
    ),
    (
      .roleWriter, "roles",
      [
        .allow(
          "get list watch create update patch delete bind escalate", "roles rolebindings",
          in: "rbac.authorization.k8s.io")
      ]
    ),
  ]

  private mutating func addAccountAdministrators(
    in tenancy: Tenancy, _ dice: MisconfigurationDice
  ) {
    for account in tenancy.application.services.compactMap(\.account) {
      guard dice.hits(.accountClusterAdmin, tenancy.key.appending(account)) else { continue }
      bind(
        .clusterRole("cluster-admin"), to: .account(account, in: tenancy.namespace),
        as: "\(tenancy.namespace)-\(account)-admin", in: nil)
    }
  }

  /// Binds a person to `cluster-admin` by name, where their kubeconfig has the cluster.
  private mutating func addAdministrator(_ person: Person, _ dice: MisconfigurationDice) {
    guard person.clusters.contains(name),
      dice.hits(.personalClusterAdmin, EntityKey("person", person.name))
    else { return }
    bind(
      .clusterRole("cluster-admin"), to: .user(person.username),
      as: "cluster-admin-\(person.name)", in: nil)
  }
}

extension Cluster {
  /// Adds a Role and binds it to an account of its namespace.
  mutating func grant(
    _ name: String, _ rules: [PolicyRule], to account: String, in namespace: String
  ) {
    roles.append(
      Role(
        scope: .namespaced, metadata: ObjectMetadata(namespace: namespace, name: name),
        rules: rules))
    bind(.role(name), to: .account(account, in: namespace), as: name, in: namespace)
  }

  /// Adds a ClusterRoleBinding, or a RoleBinding where a namespace is given.
  mutating func bind(
    _ role: RoleReference, to subject: Subject, as name: String, in namespace: String?
  ) {
    bindings.append(.binding(of: role, to: subject, as: name, in: namespace))
  }
}
