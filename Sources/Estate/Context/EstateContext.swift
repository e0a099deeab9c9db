/// What surrounds the clusters: people, pipelines, the places where credentials are kept, and what
/// the organisation considers worth protecting. These are facts; no policy changes them.
package struct EstateContext: Sendable, Hashable {
  package var people: [Person] = []
  package var pipelines: [Pipeline] = []
  package var agents: [Agent] = []
  package var approverPools: [ApproverPool] = []
  package var environments: [NamespaceEnvironment] = []
  package var endpoints: [ClusterEndpoint] = []
  package var cloudIdentities: [ServiceAccountIdentity] = []
  package var cloudRoles: [CloudRole] = []
  package var cloudKeys: [CloudKey] = []
  package var sharedKubeconfigs: [SharedKubeconfig] = []
  package var clusterLinks: [ClusterLink] = []
  package var backups: [ClusterBackup] = []
  package var assetWeights: AssetWeights = .assumption
  /// What is known of each cluster; what was not collected is unknown, never absent.
  package var completeness: [ClusterCompleteness] = []

  package init() {}
}
