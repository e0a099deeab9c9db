import AccessSimulation
import AttackGraph
import Estate
import GraphKernels

/// What somebody has who copied what a place holds, beside the credentials that a policy keeps there.
extension Foothold {
  /// Kubeconfigs that people share and keys of cloud accounts; they work until somebody withdraws
  /// them, which no timeline does.
  mutating func copyFiles(in place: ExposedPlace) {
    switch place {
    case .laptop(let name):
      copyFiles { $0.laptop == name }
    case .wiki(let team): copySharedKubeconfigs(keptIn: .wiki, of: team)
    case .repository(let team): copySharedKubeconfigs(keptIn: .repository, of: team)
    default: break
    }
  }

  /// The files that some people keep on their laptops.
  mutating func copyFiles(of isOwner: (Person) -> Bool) {
    let owners = Set(estate.context.people.filter(isOwner).map(\.name))
    for (position, shared) in estate.context.sharedKubeconfigs.enumerated()
    where shared.holders.contains(where: owners.contains) {
      copySharedKubeconfig(position)
    }
    for key in estate.context.cloudKeys where key.holders.contains(where: owners.contains) {
      hold(.cloudKey(key.name))
    }
  }

  /// A shared file is a team's where somebody of the team has a copy (assumption).
  private mutating func copySharedKubeconfigs(
    keptIn place: SharedKubeconfig.Place, of team: String
  ) {
    let members = Set(
      estate.context.people.filter { ($0.team.isEmpty ? $0.name : $0.team) == team }.map(\.name))
    for (position, shared) in estate.context.sharedKubeconfigs.enumerated()
    where shared.place == place && shared.holders.contains(where: members.contains) {
      copySharedKubeconfig(position)
    }
  }

  /// Nothing where the policy withdrew it.
  mutating func copySharedKubeconfig(_ position: Int) {
    let shared = estate.context.sharedKubeconfigs[position]
    hold(.storedKubeconfig(cluster: shared.cluster, shared.name))
  }

  mutating func copyClusterLink(_ position: Int) {
    let link = estate.context.clusterLinks[position]
    hold(.storedKubeconfig(cluster: link.target, link.kubeconfigName))
  }

  /// What somebody is signed in with: their own credentials, not what else lies on their laptop.
  mutating func copySession(of person: Int) {
    for slot in slots(of: estate.context.people[person]) { copy(slot: slot) }
  }

  /// The slots of somebody's own credentials.
  func slots(of person: Person) -> [Int] {
    (laid.slotsAt[.laptop(name: person.laptop)] ?? []).filter { position in
      let slot = laid.graph.overlay.credentials[position]
      return slot.username == person.username && slot.kind != .shadow
    }
  }

  /// Every Secret of a cluster as it was stored at the instant of the backup.
  ///
  /// A token that a policy renews is a copy of its version: it works while that version is valid,
  /// whatever the Secret holds by then. The Secret itself counts as reached while the version in the
  /// backup is the one it holds (assumption: the value of a Secret that has changed since is worth
  /// nothing but what its token still opens). All other Secrets do not change.
  ///
  /// - Complexity: O(Secrets of the cluster + versions in the backup).
  mutating func copyBackup(_ position: Int) {
    let name = estate.context.backups[position].cluster
    guard let cluster = estate.clusters.first(where: { $0.name == name }) else { return }
    for secret in cluster.secrets {
      let (namespace, own) = (secret.metadata.namespace, secret.metadata.name)
      let kept = CredentialPlace.secret(cluster: name, namespace: namespace, name: own)
      guard let slots = laid.slotsAt[kept] else {
        hold(.secret(cluster: name, namespace: namespace, name: own))
        continue
      }
      for slot in slots {
        for copy in laid.copies(ofSlot: slot, keptAt: exposure.leak) {
          hold(copy.vertex, from: copy.version.valid.from, until: copy.version.valid.until)
          hold(
            .secretAsset(cluster: name, namespace: namespace, name: own),
            from: copy.version.stored.from, until: copy.version.stored.until)
        }
      }
    }
  }
}
