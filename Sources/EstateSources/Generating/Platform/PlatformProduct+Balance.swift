import Estate

/// What spreads requests and pods.
extension PlatformProduct {
  /// Makes the cloud's load balancers for Services and Ingresses.
  ///
  /// - Source: `rbac.yaml` in the Helm chart of aws-load-balancer-controller, whose access to all
  ///   Secrets is off by default.
  static let loadBalancers = PlatformProduct(
    name: "aws-load-balancer-controller", namespace: "kube-system",
    components: [
      .program(
        "aws-load-balancer-controller",
        image: "registry.example.com/aws-load-balancer-controller:v2.14.1", replicas: 2,
        volumes: [(.secret("aws-load-balancer-tls"), "/tmp/k8s-webhook-server/serving-certs")],
        grants: [
          .clusterRole("aws-load-balancer-controller-role", balancerRules),
          .role(
            "aws-load-balancer-controller-leader-election-role",
            PolicyRule.leaderElection("aws-load-balancer-controller-leader")),
        ], uses: balancerUses)
    ],
    secrets: [StoredSecret(name: "aws-load-balancer-tls", type: "kubernetes.io/tls")])

  private static let balancerGroup = "elbv2.k8s.aws"

  private static var balancerRules: [PolicyRule] {
    [
      .allow("create delete get update", "configmaps"),
      .allow("get list watch", "endpoints namespaces nodes pods"),
      .allow("create patch", "events"), .allow("patch update", "pods/status services/status"),
      .allow("get list patch update watch", "services"),
      .allow("get list watch", "endpointslices", in: "discovery.k8s.io"),
      .allow("get list watch", "ingressclassparams", in: balancerGroup),
      .allow(
        "create delete get list patch update watch", "targetgroupbindings", in: balancerGroup),
      .allow("patch update", "targetgroupbindings/status", in: balancerGroup),
      .allow("get list patch update watch", "ingresses", in: "networking.k8s.io"),
      .allow("patch update", "ingresses/status", in: "networking.k8s.io"),
      .allow("get list watch", "ingressclasses", in: "networking.k8s.io"),
    ]
  }

  private static var balancerUses: [ProgramUse] {
    ProgramUse.leaderElection("aws-load-balancer-controller-leader")
      + ProgramUse.informer("services pods nodes namespaces")
      + ProgramUse.informer("endpointslices", in: "discovery.k8s.io")
      + ProgramUse.informer("ingresses ingressclasses", in: "networking.k8s.io")
      + ProgramUse.informer("targetgroupbindings ingressclassparams", in: balancerGroup)
      + ProgramUse.uses("patch", "pods/status", .cluster, perDay: 50)
      + ProgramUse.uses(
        "patch", "targetgroupbindings/status", in: balancerGroup, .cluster, perDay: 5)
      + ProgramUse.uses("patch", "services services/status", .cluster, perDay: 0.5)
      + ProgramUse.events(perDay: 5)
  }

  /// Evicts pods from nodes that others would suit better.
  ///
  /// - Source: `kubernetes/base/rbac.yaml` of descheduler.
  static let descheduler = PlatformProduct(
    name: "descheduler", namespace: "kube-system",
    components: [
      .program(
        "descheduler", image: "registry.k8s.io/descheduler/descheduler:v0.34.0",
        account: "descheduler-sa", volumes: [(.configMap("descheduler-policy"), "/policy")],
        grants: [
          .clusterRole(
            "descheduler-cluster-role",
            [
              .allow("create update", "events"), .allow("get watch list", "nodes namespaces"),
              .allow("get watch list delete", "pods"), .allow("create", "pods/eviction"),
              .allow("get watch list", "priorityclasses", in: "scheduling.k8s.io"),
            ])
        ],
        uses: ProgramUse.informer("nodes namespaces pods")
          + ProgramUse.informer("priorityclasses", in: "scheduling.k8s.io")
          + ProgramUse.uses("create", "pods/eviction", .cluster, perDay: 10)
          + ProgramUse.uses("create", "events", .cluster, perDay: 10))
    ],
    configMaps: ["descheduler-policy"])
}
