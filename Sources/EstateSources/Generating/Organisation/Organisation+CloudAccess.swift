import Estate
import Sampling
import Specs

/// What leads into the clusters from outside, beside people and pipelines: keys of cloud identities,
/// backups and trusts that admit too many.
extension Organisation {
  /// One key of some teams, of an identity for their automation. The platform team's administers
  /// every cluster; another team's is in its group, in the clusters that the team works in
  /// (assumption). The lead keeps it on the laptop.
  func cloudKeys(_ draws: EstateDraws) -> [(key: CloudKey, role: CloudRole)] {
    teams.compactMap { team in
      let key = EntityKey("team", team.name)
      guard let lead = team.people.first, draws.holds(spec[.cloudKeyShare], .estateCloudKeys, key)
      else { return nil }
      // The account number of the cloud's own documentation, so that no identity is anyone's.
      let identity = CloudIdentity(
        provider: .aws, identity: "arn:aws:iam::111122223333:user/\(team.name)-automation")
      let isSensitive = draws.holds(
        spec[.sensitiveCloudRoleShare], .estateCloudKeys, key.appending("sensitive"))
      var role = CloudRole(identity: identity, isSensitive: isSensitive || team.isPlatform)
      if team.isPlatform {
        role.administers = sites.map(\.name)
      } else {
        role.clusterAccess = lead.clusters.map {
          CloudClusterAccess(
            cluster: $0, username: "\(team.name)-automation", groups: [team.group])
        }
      }
      return (
        CloudKey(
          name: "\(team.name)-automation", identity: identity, holders: [lead.name]), role
      )
    }
  }

  /// As many clusters as the share amounts to, since there are few.
  func backups(_ draws: EstateDraws) -> [ClusterBackup] {
    let kept = draws.quota(
      spec[.backupShare], of: sites.map(\.name), .estateBackups, "backup")
    return sites.map(\.name).filter(kept.contains).map {
      ClusterBackup(name: "backup-\($0)", cluster: $0)
    }
  }

  /// Trusts that name the organisation where they should name a repository and a branch.
  func trustOthers(in pipelines: inout [Pipeline], _ draws: EstateDraws) {
    for position in pipelines.indices {
      let key = EntityKey("pipeline", pipelines[position].name)
      guard draws.holds(spec[.openFederationShare], .estateFederation, key) else { continue }
      pipelines[position].federation = FederationTrust(
        subject: "repo:example/*", admitsOthers: true)
    }
  }
}
