extension Condition.Relation {
  /// What a relation leads from and to, and when it holds, in words for the documentation.
  struct Words {
    var source: String
    var target: String
    var condition: String

    init(_ source: String, _ target: String, _ condition: String) {
      self.source = source
      self.target = target
      self.condition = condition
    }
  }

  var words: Words {
    switch self {
    case .subjectBound, .bindingGrants, .implicitGroupBound, .principalInGroup, .podMountsToken,
      .podHasContainer, .containerMountsVolume, .workloadOwnsPod, .containersShareProcesses,
      .accountTakesCloudIdentity, .endpointLeadsToContainer, .superuserGroup,
      .writtenBindingGrants, .writtenRoleGrants, .workloadRunsAsAccount, .workloadMountsSecret,
      .assetReached, .followsFrom:
      structureWords
    case .credentialAuthenticates, .podTokenAuthenticates, .kubeletAuthenticates,
      .kubeletDirectoryHoldsToken, .secretHoldsToken, .secretHoldsBootstrapToken,
      .secretHoldsKubeconfig, .holderHasCredential, .podMountsSecret, .nodeIdentityReadsSecret:
      credentialWords
    case .workloadReachesNode, .deprecatedVolumeReachesNode, .nodeRunsPods, .nodeHoldsIdentity,
      .nodeIdentityMintsToken, .nodeIdentityLuresPods, .controlPlaneNode, .nodeTakesCloudIdentity:
      nodeWords
    case .cloudKeyTakesIdentity, .cloudRoleEntersCluster, .cloudRoleAdministersCluster,
      .federationAdmitsOthers, .backupHoldsSecret:
      cloudWords
    }
  }

  private var cloudWords: Words {
    switch self {
    case .cloudKeyTakesIdentity:
      Words("cloud key", "cloud identity", "the key is the identity's, as the context says")
    case .cloudRoleEntersCluster:
      Words(
        "cloud identity", "credential for a cluster",
        "the cluster knows the identity as a user, as the context says")
    case .cloudRoleAdministersCluster:
      Words(
        "cloud identity", "credential of an administrator of a cluster",
        "the identity may administer the cluster from the cloud's side, as the context says")
    case .federationAdmitsOthers:
      Words(
        "workflow of anybody's", "service account of a pipeline",
        "the policy gives its runs tokens of their own, and the trust's subject admits other runs")
    default:
      Words("backup of a cluster", "secret", "the backup is of the cluster that stores the Secret")
    }
  }

  private var structureWords: Words {
    switch self {
    case .subjectBound: Words("principal or group", "grant", "a binding names the subject")
    case .bindingGrants:
      Words(
        "grant", "capability", "a rule of the bound role gives the right at the binding's scope")
    case .implicitGroupBound:
      Words("group", "grant", "a binding names a group that the API server puts everybody in")
    case .principalInGroup:
      Words("principal or session", "group", "the API server or the credential says it is a member")
    case .podMountsToken:
      Words("container", "bound token", "it mounts a token of its pod's account for the API server")
    case .podHasContainer: Words("pod", "container", "the container is one of the pod's")
    case .containerMountsVolume:
      Words("container or node", "volume", "a container mounts the volume; the node keeps it")
    case .workloadOwnsPod:
      Words("controller", "pod", "the pod's owner is the controller, directly or through another")
    case .containersShareProcesses:
      Words(
        "container", "the other containers of its pod", "the pod shares one process namespace")
    case .accountTakesCloudIdentity:
      Words("service account", "cloud identity", "the cloud trusts tokens of the account")
    case .endpointLeadsToContainer:
      Words("service", "container", "the Service leads to the container, whose program is weak")
    case .superuserGroup: Words("group system:masters", "every capability", "no binding is asked")
    case .writtenBindingGrants:
      Words("binding that the attacker wrote", "capability", "a live credential uses the binding")
    case .writtenRoleGrants:
      Words("role that the attacker changed", "capability", "somebody whom it is bound to uses it")
    case .workloadRunsAsAccount:
      Words("own workload", "token", "the service account is in the workload's namespace")
    case .workloadMountsSecret:
      Words("own workload", "secret", "the Secret is in the workload's namespace")
    case .followsFrom:
      Words(
        "anything", "what it is one way to, or one part of",
        "one of several things that will do is held, or one of several that are needed together")
    default: Words("capability, secret or node", "asset", "what is reached is worth something")
    }
  }

  private var credentialWords: Words {
    switch self {
    case .credentialAuthenticates:
      Words("credential", "principal", "the credential is valid and the API endpoint in reach")
    case .podTokenAuthenticates:
      Words("bound token", "service account", "the token is for the API server")
    case .kubeletAuthenticates:
      Words("kubelet certificate", "node identity", "the certificate is the kubelet's own")
    case .kubeletDirectoryHoldsToken:
      Words(
        "files of a node", "bound token or secret",
        "they are the kubelet's, and a pod on the node mounts the token or Secret")
    case .secretHoldsToken:
      Words(
        "secret", "legacy token", "the Secret is of the type for service account tokens")
    case .secretHoldsBootstrapToken:
      Words("secret", "bootstrap token", "the Secret is a bootstrap token in kube-system")
    case .secretHoldsKubeconfig:
      Words("secret", "kubeconfig for a cluster", "the estate's context says so")
    case .holderHasCredential:
      Words("place outside the clusters", "credential", "the place keeps the credential")
    case .podMountsSecret:
      Words("container", "secret", "a volume that it mounts, or a variable, names the Secret")
    default:
      Words("node identity", "secret", "a pod on the node refers to the Secret in any field")
    }
  }

  private var nodeWords: Words {
    switch self {
    case .workloadReachesNode:
      Words("own workload", "any node", "the namespace lets privileged pods in")
    case .deprecatedVolumeReachesNode:
      Words("volume", "node", "the volume is of a kind that once ran commands on the node")
    case .nodeRunsPods: Words("node or its kubelet", "pod", "the pod runs on the node")
    case .nodeHoldsIdentity:
      Words("node", "kubelet certificate", "the kubelet keeps its certificate on the node")
    case .nodeIdentityMintsToken:
      Words("node identity", "bound token", "a pod of the service account runs on the node")
    case .nodeIdentityLuresPods:
      Words("node identity", "pods that wait for a node", "the node says that it has room")
    case .controlPlaneNode:
      Words("node", "keys of the control plane", "the node runs the control plane")
    default:
      Words(
        "node or container", "cloud identity",
        "the cloud's metadata service is in reach and gives the node's credentials")
    }
  }
}
