extension Condition {
  /// A relation between objects of an estate.
  package enum Relation: UInt8, Sendable, Hashable, CaseIterable {
    // Structure
    case subjectBound
    case bindingGrants
    case implicitGroupBound
    case principalInGroup
    case podMountsToken
    case podHasContainer
    case containerMountsVolume
    case workloadOwnsPod
    case containersShareProcesses
    case accountTakesCloudIdentity
    case endpointLeadsToContainer
    case superuserGroup
    case writtenBindingGrants
    case writtenRoleGrants
    case workloadRunsAsAccount
    case workloadMountsSecret
    case assetReached
    case followsFrom
    // Credentials
    case credentialAuthenticates
    case podTokenAuthenticates
    case kubeletAuthenticates
    case kubeletDirectoryHoldsToken
    case secretHoldsToken
    case secretHoldsBootstrapToken
    case secretHoldsKubeconfig
    case holderHasCredential
    case podMountsSecret
    case nodeIdentityReadsSecret
    // Workloads
    case workloadReachesNode
    case deprecatedVolumeReachesNode
    // Nodes
    case nodeRunsPods
    case nodeHoldsIdentity
    case nodeIdentityMintsToken
    case nodeIdentityLuresPods
    case controlPlaneNode
    case nodeTakesCloudIdentity
    // Cloud and platform
    case cloudKeyTakesIdentity
    case cloudRoleEntersCluster
    case cloudRoleAdministersCluster
    case federationAdmitsOthers
    case backupHoldsSecret
  }
}
