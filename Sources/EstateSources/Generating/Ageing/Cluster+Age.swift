import Estate
import Sampling
import Specs

extension Cluster {
  /// Adds what years leave behind: tokens, bindings and accounts that nobody needs any more.
  ///
  /// As with faults, a higher share keeps everything of the lower one and adds more.
  mutating func age(_ organisation: Organisation, at site: ClusterSite, _ draws: EstateDraws) {
    let dice = MisconfigurationDice(spec: organisation.spec, draws: draws)
    for tenancy in organisation.tenancies(at: site) {
      addLeftovers(in: tenancy, dice)
    }
    for team in organisation.teams {
      addFormerMember(of: team, organisation, dice)
    }
    addLegacyTokens(dice)
    dateTokens(dice)
  }

  private mutating func addLeftovers(in tenancy: Tenancy, _ dice: MisconfigurationDice) {
    let namespace = tenancy.namespace
    let application = tenancy.application.name
    if dice.hits(.orphanedBinding, tenancy.key) {
      bind(
        .clusterRole("edit"), to: .account("\(application)-operator", in: namespace),
        as: "\(application)-operator", in: namespace)
    }
    if dice.hits(.unusedAccount, tenancy.key) {
      let account = "\(application)-v1"
      serviceAccounts.append(
        ServiceAccount(metadata: ObjectMetadata(namespace: namespace, name: account)))
      bind(
        .clusterRole("edit"), to: .account(account, in: namespace), as: account, in: namespace)
    }
  }

  /// Leaves a binding of somebody who has gone in one production namespace of their team.
  private mutating func addFormerMember(
    of team: Team, _ organisation: Organisation, _ dice: MisconfigurationDice
  ) {
    let key = EntityKey("team", team.name)
    guard let homes = organisation.production(of: team) else { return }
    let home = dice.draws.pick(homes, .estateAge, key)
    guard home.cluster == name, dice.hits(.formerMember, key) else { return }
    let person = "former-\(team.name)"
    bind(
      .clusterRole("edit"), to: .user("\(person)@\(EstateNames.domain)"), as: person,
      in: home.namespace)
  }

  /// Adds long-lived tokens such as Kubernetes made for every account before release 1.24, to
  /// accounts that have none.
  private mutating func addLegacyTokens(_ dice: MisconfigurationDice) {
    let held = Set(
      secrets.compactMap { secret in
        secret.tokenServiceAccount.map { "\(secret.metadata.namespace)/\($0)" }
      })
    for account in serviceAccounts.map(\.metadata) {
      let key = EntityKey(name, account.namespace, account.name)
      guard dice.hits(.legacyToken, key),
        !held.contains("\(account.namespace)/\(account.name)")
      else { continue }
      let ending = dice.draws.suffix(length: 5, .estateNames, key.appending("legacy token"))
      secrets.append(
        .token(
          of: account.name, in: account.namespace, as: "\(account.name)-token-\(ending)"))
    }
  }

  /// Says when each never-expiring token was made: up to a year ago, or up to four more, all days
  /// equally likely (assumption).
  private mutating func dateTokens(_ dice: MisconfigurationDice) {
    let year = 365
    for index in secrets.indices where secrets[index].tokenServiceAccount != nil {
      let secret = secrets[index].metadata
      let key = EntityKey(name, secret.namespace, secret.name)
      let isOld = dice.hits(.legacyTokenOverYear, key)
      let age = dice.draws.integer(
        below: isOld ? 4 * year : year, .estateAge, key.appending("age"))
      secrets[index].metadata.creationTimestamp = EstateDate.timestamp(
        daysAgo: isOld ? year + 1 + age : age)
    }
  }
}
