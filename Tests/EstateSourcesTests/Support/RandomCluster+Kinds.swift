import Estate
import TestSupport

extension RandomCluster {
  private mutating func reference() -> NamespacedName {
    NamespacedName(namespace: bits.pick(["shop", "kube-system"]), name: text())
  }

  mutating func selector() -> LabelSelector? {
    bits.pick([
      nil, LabelSelector(matchLabels: ["a": "b"]),
      LabelSelector(matchExpressions: [.init(key: "k", comparison: "Exists", values: [])]),
    ])
  }

  // MARK: Storage

  mutating func addStorage(to cluster: inout Cluster) {
    cluster.persistentVolumes = some { random in
      let drivers = ["nodePublishSecretRef", "nodeStageSecretRef", "controllerExpandSecretRef"]
      var secrets: [String: NamespacedName] = [:]
      for field in random.bits.subset(drivers, max: 3) { secrets[field] = random.reference() }
      let sources: [PersistentVolume.Source] = [
        .hostPath(path: random.text()), .local(path: random.text()),
        .csi(driver: random.text(), secrets: secrets),
        .other(random.bits.pick(["nfs", "iscsi", "gcePersistentDisk", ""])),
      ]
      return PersistentVolume(
        metadata: random.metadata(namespaced: false), source: random.bits.pick(sources),
        claim: random.bits.chance(50) ? random.reference() : nil,
        storageClass: random.bits.pick(["", "fast"]))
    }
    cluster.persistentVolumeClaims = some {
      PersistentVolumeClaim(
        metadata: $0.metadata(), volumeName: $0.bits.pick(["", "pv-1"]),
        storageClass: $0.bits.pick([nil, "", "fast"]))
    }
  }

  // MARK: Network

  mutating func addNetwork(to cluster: inout Cluster) {
    cluster.services = some { $0.service() }
    cluster.endpointSlices = some { random in
      EndpointSlice(
        metadata: random.metadata(),
        endpoints: random.some {
          EndpointSlice.Endpoint(
            pod: $0.bits.chance(60) ? $0.reference() : nil, nodeName: $0.bits.pick(["", "n1"]))
        },
        ports: random.some {
          EndpointSlice.Port(
            name: $0.bits.pick(["", "http"]), number: $0.bits.pick([nil, 80]),
            transport: $0.bits.pick(["", "TCP"]))
        })
    }
    cluster.ingresses = some { random in
      Ingress(
        metadata: random.metadata(), className: random.bits.pick(["", "nginx"]),
        defaultBackend: random.bits.chance(30) ? random.backend() : nil,
        routes: random.some {
          Ingress.Route(
            host: $0.bits.pick(["", "shop.example.com"]), path: $0.bits.pick(["", "/a"]),
            backend: $0.backend())
        }, tlsSecrets: random.bits.subset(["tls-1", "tls-2"], max: 2))
    }
    cluster.networkPolicies = some { $0.networkPolicy() }
  }

  private mutating func service() -> Service {
    Service(
      metadata: metadata(), type: bits.pick(["", "NodePort", "LoadBalancer", "ExternalName"]),
      selector: map(),
      ports: some {
        Service.Port(
          name: $0.bits.pick(["", "http"]), number: 1 + $0.bits.below(65_535),
          target: $0.bits.pick(["", "8080", "web"]), nodePort: $0.bits.pick([nil, 30_080]),
          transport: $0.bits.pick(["", "UDP"]))
      },
      externalIPs: bits.subset(["198.51.100.7", "2001:db8::1"], max: 2),
      externalName: bits.pick(["", "db.example.com"]), isHeadless: bits.chance(30))
  }

  private mutating func backend() -> Ingress.Backend {
    Ingress.Backend(service: text(), port: bits.pick(["", "80", "http"]))
  }

  // MARK: Admission and certificates

  mutating func addAdmission(to cluster: inout Cluster) {
    cluster.webhookConfigurations = some { random in
      WebhookConfiguration(
        isMutating: random.bits.chance(50), metadata: random.metadata(namespaced: false),
        webhooks: random.some { $0.webhook() })
    }
    cluster.certificateSigningRequests = some {
      CertificateSigningRequest(
        metadata: $0.metadata(namespaced: false),
        signerName: "kubernetes.io/kube-apiserver-client", username: $0.bits.pick(["", "ann"]),
        groups: $0.texts(), usages: $0.bits.subset(["client auth", "digital signature"], max: 2),
        expirationSeconds: $0.bits.pick([nil, 600]), isApproved: $0.bits.chance(50),
        isDenied: $0.bits.chance(20), isIssued: $0.bits.chance(50))
    }
  }

  private mutating func webhook() -> Webhook {
    let backends: [Webhook.Backend] = [
      .service(
        reference(), path: bits.pick(["", "/mutate"]), port: bits.pick([nil, 8443])),
      .host(""), .host("hook.example.com:8443"), .host("[2001:db8::1]"),
    ]
    return Webhook(
      name: text(), backend: bits.pick(backends),
      rules: some {
        Webhook.Rule(
          operations: $0.texts(), apiGroups: $0.texts(), apiVersions: $0.texts(),
          resources: $0.texts(), scope: $0.bits.pick(["", "Namespaced"]))
      },
      failurePolicy: bits.pick(["", "Ignore"]), namespaceSelector: selector(),
      objectSelector: selector())
  }

  // MARK: k8s-breakglass

  mutating func addBreakglass(to cluster: inout Cluster) {
    cluster.breakglass.escalations = some { $0.escalation() }
    cluster.breakglass.sessions = some { random in
      var session = BreakglassSession(metadata: random.metadata())
      session.user = random.text()
      session.cluster = random.text()
      session.grantedGroup = random.text()
      session.maxValidFor = random.bits.pick(["", "2h"])
      session.denyPolicyRefs = random.texts()
      session.scheduledStartTime = random.bits.pick([nil, "2026-03-04T05:06:07Z"])
      session.state = random.bits.pick(["", "Approved"])
      session.approvers = random.texts()
      session.expiresAt = random.bits.pick([nil, "2026-03-04T07:06:07Z"])
      return session
    }
    cluster.breakglass.clusterConfigs = some { random in
      var config = BreakglassClusterConfig(metadata: random.metadata())
      config.clusterID = random.bits.pick(["", "prod-eu"])
      config.authType = random.bits.pick(["", "OIDC"])
      config.kubeconfigSecret = random.bits.chance(50) ? random.reference() : nil
      config.clientSecret = random.bits.chance(50) ? random.reference() : nil
      config.blockSelfApproval = random.bits.pick([nil, true, false])
      config.identityProviderRefs = random.texts()
      return config
    }
    cluster.breakglass.denyPolicies = some { random in
      var policy = BreakglassDenyPolicy(metadata: random.metadata(namespaced: false))
      policy.precedence = random.bits.pick([nil, 0, 50])
      policy.clusters = random.texts()
      policy.judgesPods = random.bits.chance(50)
      policy.rules = random.some { $0.denyRule() }
      return policy
    }
  }

  private mutating func denyRule() -> BreakglassDenyPolicy.Rule {
    var rule = BreakglassDenyPolicy.Rule()
    rule.verbs = texts()
    rule.apiGroups = texts()
    rule.resources = texts()
    rule.subresources = texts()
    rule.namespacePatterns = texts()
    rule.namespaceSelectors = selector().map { [$0] } ?? []
    return rule
  }

  private mutating func escalation() -> BreakglassEscalation {
    var escalation = BreakglassEscalation(metadata: metadata())
    escalation.escalatedGroup = text()
    escalation.allowedClusters = texts()
    escalation.allowedGroups = texts()
    escalation.clusterConfigRefs = texts()
    escalation.approvers = .init(users: texts(), groups: texts())
    escalation.hiddenApprovers = texts()
    escalation.allowedApproverDomains = texts()
    escalation.blockSelfApproval = bits.pick([nil, true, false])
    escalation.identityProviders = .init(forBoth: texts(), forApprovers: texts())
    escalation.maxValidFor = bits.pick(["", "1d12h"])
    escalation.idleTimeout = bits.pick(["", "30m"])
    escalation.approvalTimeout = bits.pick(["", "15m"])
    escalation.retainFor = bits.pick(["", "720h"])
    escalation.requestReason = bits.pick([nil, .optional, .mandatory])
    escalation.approvalReason = bits.pick([nil, .optional, .mandatory])
    escalation.denyPolicyRefs = texts()
    escalation.sessionLimits = bits.pick([
      nil, .init(), .init(isUnlimited: true), .init(perUser: 1, inTotal: 10),
    ])
    escalation.disableNotifications = bits.pick([nil, true])
    escalation.notificationExclusions = .init(users: texts())
    escalation.mailProvider = bits.pick(["", "hardened"])
    return escalation
  }
}
