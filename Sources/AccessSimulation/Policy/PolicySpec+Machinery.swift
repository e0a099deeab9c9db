import Estate
import Specs

extension PolicySpec {
  /// The components that the policy runs in clusters to do its work.
  ///
  /// One controller writes the granted bindings of every process that runs one. Where such a process
  /// is about those who get a token for each run or task, a broker issues the tokens; who trusts
  /// which issuer is a fact of the pipelines.
  func machinery(of clusters: [String]) -> [Machinery] {
    func runs(_ process: ElevationRule?) -> Bool {
      process.map { $0.controller && $0.coverage.share > 0 } ?? false
    }
    let broker =
      (runs(deployments) && pipelines.kind == .federatedToken)
      || (runs(agentTasks) && agents?.kind == .taskToken)
      || (runs(elevation) && people.kind == .taskToken)
    guard processesInForce.contains(where: \.controller) else { return [] }
    return clusters.flatMap { cluster in
      [Self.controller(in: cluster)] + (broker ? [Self.tokenBroker(in: cluster)] : [])
    }
  }

  /// The component that writes and removes the granted bindings.
  ///
  /// - Source: assumption; open-source elevation operators ship the same: write every binding and
  ///   bind any role.
  private static func controller(in cluster: String) -> Machinery {
    let group = "rbac.authorization.k8s.io"
    return Machinery(
      cluster: cluster, namespace: "access-system", serviceAccount: "access-controller",
      rules: [
        PolicyRule(
          verbs: ["get", "list", "watch", "create", "delete"], apiGroups: [group],
          resources: ["rolebindings", "clusterrolebindings"]),
        PolicyRule(verbs: ["bind"], apiGroups: [group], resources: ["roles", "clusterroles"]),
      ])
  }

  /// The component that issues tokens of service accounts through the TokenRequest API.
  ///
  /// - Source: assumption; the API takes `create` on `serviceaccounts/token` (Kubernetes
  ///   documentation, "Authenticating", TokenRequest).
  private static func tokenBroker(in cluster: String) -> Machinery {
    Machinery(
      cluster: cluster, namespace: "access-system", serviceAccount: "token-broker",
      rules: [
        PolicyRule(
          verbs: ["get", "list", "watch"], apiGroups: [""], resources: ["serviceaccounts"]),
        PolicyRule(
          verbs: ["create"], apiGroups: [""], resources: ["serviceaccounts/token"]),
      ])
  }
}
