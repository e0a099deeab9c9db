import Estate
import Sampling
import Specs

extension ClusterBuilder {
  /// Lets the APIs and workers of an application take cloud roles of their own.
  mutating func addCloudRoles(of tenancy: Tenancy) {
    let application = tenancy.application
    for service in application.services {
      guard [.api, .worker].contains(service.archetype), let account = service.account else {
        continue
      }
      let key = tenancy.key.appending(service.role)
      guard draws.holds(spec[.workloadIdentityShare], .estateCloud, key) else { continue }
      // The account number of the cloud's own documentation, so that no identity is anyone's.
      let identity = CloudIdentity(
        provider: .aws,
        identity:
          "arn:aws:iam::111122223333:role/\(cluster.name)-\(tenancy.namespace)-\(service.role)")
      let isSensitive = draws.holds(
        spec[.sensitiveCloudRoleShare], .estateCloud, key.appending("sensitive"))
      link(
        account, in: tenancy.namespace,
        to: CloudRole(identity: identity, isSensitive: isSensitive))
    }
  }

  /// Keeps in one GitOps controller a credential for each cluster that it
  /// administers.
  ///
  /// - Source: Argo CD documentation, declarative set-up of clusters: a Secret with the label
  ///   `argocd.argoproj.io/secret-type: cluster` that holds a token of `argocd-manager`, which is
  ///   bound to a role that allows everything.
  mutating func addFleetLinks(of organisation: Organisation, at site: ClusterSite) {
    let account = Self.fleetAccount
    switch site.fleetRole {
    case nil: return
    case .hub:
      for target in organisation.sites where target.fleetRole == .member {
        let secret = "cluster-\(target.name)"
        addSecret(
          secret, in: PlatformProduct.delivery.namespace,
          labels: ["argocd.argoproj.io/secret-type": "cluster"])
        add(
          ClusterLink(
            cluster: site.name, namespace: PlatformProduct.delivery.namespace, secret: secret,
            target: target.name,
            username: Principal.serviceAccountUsername(namespace: "kube-system", name: account)))
      }
    case .member:
      addAccount(account, in: "kube-system")
      addToken(of: account, in: "kube-system", as: "\(account)-token")
      addRole(.cluster, ObjectMetadata(name: "\(account)-role"), PolicyRule.everything)
      bind(
        .clusterRole("\(account)-role"), to: .account(account, in: "kube-system"),
        as: "\(account)-role-binding")
    }
  }

  private static let fleetAccount = "argocd-manager"
}
