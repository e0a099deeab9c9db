import Estate

/// What lets traffic in and gives it certificates.
extension PlatformProduct {
  /// The ingress controller, on nodes shared with applications: it may read every Secret of the
  /// cluster, since any of them may hold a certificate.
  ///
  /// - Source: Helm chart of ingress-nginx.
  static let ingress = PlatformProduct(
    name: "ingress-nginx", namespace: "ingress-nginx", enforces: "baseline",
    components: [
      Component(
        name: "ingress-nginx-controller", replicas: 3, account: "ingress-nginx",
        spec: PodSpec(
          containers: [
            Container(
              name: "controller", image: "registry.k8s.io/ingress-nginx/controller:v1.13.3",
              capabilitiesAdded: ["NET_BIND_SERVICE"], capabilitiesDropped: ["ALL"],
              runAsUser: 101)
          ]),
        grants: [
          .clusterRole(
            "ingress-nginx",
            [
              .allow("list watch", "configmaps endpoints nodes pods secrets namespaces"),
              .allow("get", "nodes"), .allow("get list watch", "services"),
              .allow("get list watch", "ingresses ingressclasses", in: "networking.k8s.io"),
              .allow("update", "ingresses/status", in: "networking.k8s.io"),
              .allow("list watch get", "endpointslices", in: "discovery.k8s.io"),
              .allow("create patch", "events"),
            ]),
          .role(
            "ingress-nginx",
            [
              .allow("get", "namespaces"),
              .allow("get list watch", "configmaps pods secrets endpoints services"),
            ] + PolicyRule.leaderElection("ingress-nginx-leader")),
        ],
        uses: ProgramUse.leaderElection("ingress-nginx-leader")
          + ProgramUse.informer("configmaps secrets services")
          + ProgramUse.informer("ingresses ingressclasses", in: "networking.k8s.io")
          + ProgramUse.informer("endpointslices", in: "discovery.k8s.io")
          + ProgramUse.uses(
            "update", "ingresses/status", in: "networking.k8s.io", .cluster, perDay: 10)
          + ProgramUse.uses("get list", "pods", .own, perDay: 1440) + ProgramUse.events())
    ],
    secrets: [StoredSecret(name: "default-certificate", type: "kubernetes.io/tls")],
    configMaps: ["ingress-nginx-controller"])

  /// The certificate manager: it writes Secrets in every namespace.
  ///
  /// - Source: Helm chart of cert-manager.
  static let certificates = PlatformProduct(
    name: "cert-manager", namespace: "cert-manager", enforces: "baseline",
    components: [certificateController, caInjector, certificateWebhook],
    secrets: [
      StoredSecret(name: "acme-account-key"), StoredSecret(name: "cert-manager-webhook-ca"),
    ])

  private static var certificateController: Component {
    let own = "cert-manager.io"
    let acme = "acme.cert-manager.io"
    return certificatePart(
      "cert-manager", uses: certificateControllerUses,
      [
        .clusterRole(
          "cert-manager-controller-issuers",
          [
            .allow("get list watch update patch", "issuers clusterissuers", in: own),
            .allow("get list watch create update delete", "secrets"),
            .allow("create patch", "events"),
          ]),
        .clusterRole(
          "cert-manager-controller-certificates",
          [
            .allow("get list watch update patch", "certificates certificaterequests", in: own),
            .allow("create delete get list watch", "orders", in: acme),
            .allow("get list watch create update delete patch", "secrets"),
          ]),
        .clusterRole(
          "cert-manager-controller-challenges",
          [
            .allow("get list watch update patch", "challenges", in: acme),
            .allow("get list watch", "secrets"),
            .allow("get list watch create delete", "pods services"),
            .allow(
              "get list watch create delete update", "ingresses", in: "networking.k8s.io"),
          ]),
        .role(
          "cert-manager:leaderelection", PolicyRule.leaderElection("cert-manager-controller")),
        .role(
          "cert-manager-tokenrequest",
          [.allow("create", "serviceaccounts/token", named: ["cert-manager"])]),
      ])
  }

  private static var certificateControllerUses: [ProgramUse] {
    let own = "cert-manager.io"
    let acme = "acme.cert-manager.io"
    return ProgramUse.leaderElection("cert-manager-controller")
      + ProgramUse.informer("issuers clusterissuers certificates certificaterequests", in: own)
      + ProgramUse.informer("orders challenges", in: acme)
      + ProgramUse.informer("secrets pods services")
      + ProgramUse.informer("ingresses", in: "networking.k8s.io")
      // Each certificate is renewed every two months.
      + ProgramUse.uses("create update", "secrets", .cluster, perDay: 1)
      + ProgramUse.uses("update", "certificates", in: own, .cluster, perDay: 4)
      + ProgramUse.uses("create delete", "orders", in: acme, .cluster, perDay: 1)
      + ProgramUse.uses("create delete", "pods services", .cluster, perDay: 0.5)
      + ProgramUse.uses(
        "create delete", "ingresses", in: "networking.k8s.io", .cluster, perDay: 0.5)
      + ProgramUse.events(perDay: 5)
  }

  private static var caInjector: Component {
    let webhooks = "validatingwebhookconfigurations mutatingwebhookconfigurations"
    return certificatePart(
      "cert-manager-cainjector",
      uses: ProgramUse.leaderElection("cert-manager-cainjector-leader-election")
        + ProgramUse.informer("certificates", in: "cert-manager.io")
        + ProgramUse.informer("secrets")
        + ProgramUse.informer(webhooks, in: "admissionregistration.k8s.io")
        + ProgramUse.informer("apiservices", in: "apiregistration.k8s.io")
        + ProgramUse.uses(
          "patch", webhooks, in: "admissionregistration.k8s.io", .cluster, perDay: 0.3),
      [
        .clusterRole(
          "cert-manager-cainjector",
          [
            .allow("get list watch", "certificates", in: "cert-manager.io"),
            .allow("get list watch", "secrets"), .allow("get create update patch", "events"),
            .allow(
              "get list watch update patch",
              webhooks, in: "admissionregistration.k8s.io"),
            .allow(
              "get list watch update patch", "apiservices", in: "apiregistration.k8s.io"),
          ]),
        .role(
          "cert-manager-cainjector:leaderelection",
          PolicyRule.leaderElection("cert-manager-cainjector-leader-election")),
      ])
  }

  private static var certificateWebhook: Component {
    certificatePart(
      "cert-manager-webhook",
      uses: ProgramUse.uses(
        "create", "subjectaccessreviews", in: "authorization.k8s.io", .cluster, perDay: 10)
        + ProgramUse.informer("secrets", .own, named: ["cert-manager-webhook-ca"]),
      [
        .clusterRole(
          "cert-manager-webhook:subjectaccessreviews",
          [.allow("create", "subjectaccessreviews", in: "authorization.k8s.io")]),
        .role(
          "cert-manager-webhook:dynamic-serving",
          [
            .allow(
              "get list watch update", "secrets", named: ["cert-manager-webhook-ca"]),
            .allow("create", "secrets"),
          ]),
      ])
  }

  private static func certificatePart(
    _ name: String, uses: [ProgramUse], _ grants: [Component.Grant]
  ) -> Component {
    Component(
      name: name, pool: .system, account: name,
      spec: PodSpec(
        containers: [
          Container(
            name: name, image: "quay.io/jetstack/\(name):v1.19.0", capabilitiesDropped: ["ALL"],
            runAsUser: 1000)
        ]),
      grants: grants, uses: uses)
  }
}
