import Estate

/// Reading of the kinds beside pods, workloads and RBAC.
extension DumpReader {
  mutating func addServiceAccount(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    var account = ServiceAccount(metadata: object.metadata)
    account.automountServiceAccountToken =
      try object.outline.read("automountServiceAccountToken", from: &scanner) {
        scanner throws(ImportError) in try scanner.optionalBoolean()
      } ?? nil
    account.secrets = try object.outline.read("secrets", from: &scanner, Self.readNames) ?? []
    account.imagePullSecrets =
      try object.outline.read("imagePullSecrets", from: &scanner, Self.readNames) ?? []
    cluster.serviceAccounts.append(account)
  }

  private static func readNames(_ scanner: inout JSONScanner) throws(ImportError) -> [String] {
    try scanner.list(JSONScanner.readName)
  }

  /// Adds a ConfigMap without its data, but for the one that lets AWS identities in.
  mutating func addConfigMap(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    var map = ConfigMap(metadata: object.metadata)
    if map.metadata.namespace == AWSAuth.namespace, map.metadata.name == AWSAuth.name,
      let data = try object.outline.read("data", from: &scanner, AWSAuthReader.read)
    {
      map.awsAuth = data.auth
      for key in data.unreadable { statistics.limit(.configMap, .unreadable(field: key)) }
    }
    cluster.configMaps.append(map)
  }

  mutating func addNode(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    let taints = try object.outline.read("spec", from: &scanner, JSONScanner.readTaints)
    let system = try object.outline.read("status", from: &scanner, JSONScanner.readNodeSystem)
    cluster.nodes.append(
      Node(metadata: object.metadata, taints: taints ?? [], system: system ?? Node.System()))
  }

  mutating func addStorage(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    if object.kind == .persistentVolume {
      var volume = PersistentVolume(metadata: object.metadata, source: .other(""))
      try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
        try scanner.persistentVolumeSpec(into: &volume)
      }
      cluster.persistentVolumes.append(volume)
    } else {
      var claim = PersistentVolumeClaim(metadata: object.metadata)
      try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
        try scanner.persistentVolumeClaimSpec(into: &claim)
      }
      cluster.persistentVolumeClaims.append(claim)
    }
  }

  mutating func addNetwork(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    switch object.kind {
    case .service:
      var service = Service(metadata: object.metadata)
      try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
        try scanner.serviceSpec(into: &service)
      }
      cluster.services.append(service)
    case .ingress:
      var ingress = Ingress(metadata: object.metadata)
      try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
        try scanner.ingressSpec(into: &ingress)
      }
      cluster.ingresses.append(ingress)
    case .networkPolicy:
      var policy = NetworkPolicy(metadata: object.metadata)
      try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
        try scanner.networkPolicySpec(into: &policy)
      }
      cluster.networkPolicies.append(policy)
    default:
      let outline = object.outline
      let endpoints = try outline.read("endpoints", from: &scanner, JSONScanner.readEndpoints)
      let ports = try outline.read("ports", from: &scanner, JSONScanner.readEndpointPorts)
      cluster.endpointSlices.append(
        EndpointSlice(metadata: object.metadata, endpoints: endpoints ?? [], ports: ports ?? []))
    }
  }

  mutating func addWebhooks(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    let webhooks = try object.outline.read("webhooks", from: &scanner) {
      scanner throws(ImportError) in try scanner.list(JSONScanner.readWebhook)
    }
    cluster.webhookConfigurations.append(
      WebhookConfiguration(
        isMutating: object.kind == .mutatingWebhookConfiguration, metadata: object.metadata,
        webhooks: webhooks ?? []))
  }

  mutating func addSigningRequest(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    var request = CertificateSigningRequest(metadata: object.metadata)
    try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
      try scanner.signingRequestSpec(into: &request)
    }
    try object.outline.read("status", from: &scanner) { scanner throws(ImportError) in
      try scanner.signingRequestStatus(into: &request)
    }
    cluster.certificateSigningRequests.append(request)
  }

  mutating func addBreakglass(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    switch object.kind {
    case .breakglassSession:
      var session = BreakglassSession(metadata: object.metadata)
      try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
        try scanner.sessionSpec(into: &session)
      }
      try object.outline.read("status", from: &scanner) { scanner throws(ImportError) in
        try scanner.sessionStatus(into: &session)
      }
      cluster.breakglass.sessions.append(session)
    case .breakglassClusterConfig:
      var config = BreakglassClusterConfig(metadata: object.metadata)
      try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
        try scanner.clusterConfigSpec(into: &config)
      }
      cluster.breakglass.clusterConfigs.append(config)
    case .breakglassDenyPolicy:
      var policy = BreakglassDenyPolicy(metadata: object.metadata)
      try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
        try scanner.denyPolicySpec(into: &policy)
      }
      cluster.breakglass.denyPolicies.append(policy)
    default:
      var escalation = BreakglassEscalation(metadata: object.metadata)
      try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
        try scanner.escalationSpec(into: &escalation)
      }
      cluster.breakglass.escalations.append(escalation)
    }
  }
}
