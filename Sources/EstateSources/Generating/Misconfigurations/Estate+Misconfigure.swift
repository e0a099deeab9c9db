import Estate
import Sampling
import Specs

extension Estate {
  /// Adds the faults that a specification's rates call for.
  mutating func misconfigure(
    _ rates: EstateSpec.MisconfigurationRates, _ organisation: Organisation, _ draws: EstateDraws
  ) {
    let dice = MisconfigurationDice(rates: rates, draws: draws)
    for index in clusters.indices {
      let own = organisation.tenancies.filter { $0.cluster == clusters[index].name }
      clusters[index].addPrivilegedPods(in: Set(own.map(\.namespace)), dice)
      for tenancy in own {
        clusters[index].addWideRights(in: tenancy, dice)
      }
      clusters[index].addLegacyTokens(dice)
      for person in organisation.teams.flatMap(\.people) {
        clusters[index].addAdministrator(person, dice)
      }
    }
  }
}

extension Cluster {
  /// Makes application workloads privileged, pods and all, and has their namespaces let them in.
  fileprivate mutating func addPrivilegedPods(
    in applications: Set<String>, _ dice: MisconfigurationDice
  ) {
    var relaxed: Set<String> = []
    var faulty: Set<String> = []
    for index in workloads.indices {
      let workload = workloads[index].metadata
      guard applications.contains(workload.namespace),
        dice.hits(.privilegedPod, EntityKey(name, workload.namespace, workload.name))
      else { continue }
      workloads[index].template.containers[0].privileged = true
      relaxed.insert(workload.namespace)
      faulty.insert("\(workload.namespace)/\(workload.name)")
    }
    for index in pods.indices {
      let pod = pods[index].metadata
      guard faulty.contains("\(pod.namespace)/\(pod.labels[ClusterBuilder.nameLabel] ?? "")")
      else { continue }
      pods[index].spec.containers[0].privileged = true
    }
    for index in namespaces.indices where relaxed.contains(namespaces[index].metadata.name) {
      // A namespace without the label lets everything in already.
      guard namespaces[index].metadata.labels[PodSecurity.enforceLabel] != nil else { continue }
      namespaces[index].metadata.labels[PodSecurity.enforceLabel] = "privileged"
    }
  }

  /// Gives an application's accounts more than they need.
  fileprivate mutating func addWideRights(in tenancy: Tenancy, _ dice: MisconfigurationDice) {
    let namespace = tenancy.namespace
    if dice.hits(.clusterWideDeployer, tenancy.key) {
      let role = "\(namespace)-deployer-secrets"
      roles.append(
        Role(
          scope: .cluster, metadata: ObjectMetadata(name: role),
          rules: [.allow("get list watch", "secrets")]))
      bindings.append(
        .binding(
          of: .clusterRole(role), to: .account(Deployer.account, in: namespace), as: role,
          in: nil))
    }
    let api = ApplicationComponents.apiAccount(of: tenancy.application)
    if dice.hits(.secretReader, tenancy.key) {
      grant(
        "\(api)-secrets", [.allow("get list watch", "secrets")], to: api, in: namespace)
    }
    if dice.hits(.podCreator, tenancy.key) {
      grant(
        "\(api)-pods",
        [
          .allow("get list watch create delete", "pods"),
          .allow("get list watch create delete", "jobs", in: "batch"),
        ], to: api, in: namespace)
    }
  }

  private mutating func grant(
    _ name: String, _ rules: [PolicyRule], to account: String, in namespace: String
  ) {
    roles.append(
      Role(
        scope: .namespaced, metadata: ObjectMetadata(namespace: namespace, name: name),
        rules: rules))
    bindings.append(
      .binding(
        of: .role(name), to: .account(account, in: namespace), as: name, in: namespace))
  }

  /// Adds long-lived tokens such as Kubernetes made for every account before release 1.24, to
  /// accounts that have none.
  fileprivate mutating func addLegacyTokens(_ dice: MisconfigurationDice) {
    let held = Set(
      secrets.compactMap { secret in
        secret.tokenServiceAccount.map { "\(secret.metadata.namespace)/\($0)" }
      })
    for account in serviceAccounts.map(\.metadata) {
      let key = EntityKey(name, account.namespace, account.name)
      guard !held.contains("\(account.namespace)/\(account.name)"),
        dice.hits(.legacyTokenSecret, key)
      else { continue }
      let ending = dice.draws.suffix(length: 5, .estateNames, key.appending("legacy token"))
      secrets.append(
        .token(
          of: account.name, in: account.namespace, as: "\(account.name)-token-\(ending)"))
    }
  }

  /// Binds a person to `cluster-admin` by name, where their kubeconfig has the cluster.
  fileprivate mutating func addAdministrator(_ person: Person, _ dice: MisconfigurationDice) {
    guard person.clusters.contains(name),
      dice.hits(.personalClusterAdmin, EntityKey("person", person.name))
    else { return }
    bindings.append(
      .binding(
        of: .clusterRole("cluster-admin"), to: .user(person.username),
        as: "cluster-admin-\(person.name)", in: nil))
  }
}
