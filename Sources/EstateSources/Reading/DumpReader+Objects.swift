import Estate

/// An object whose metadata is read and whose other fields are known by their places.
struct ReadObject {
  let kind: ObjectKind
  let apiVersion: String
  let outline: ObjectOutline
  let read: ReadMetadata

  var metadata: ObjectMetadata { read.metadata }
}

extension DumpReader {
  /// Reads what its kind needs of an object and adds it to the cluster.
  mutating func add(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    let metadata = object.metadata
    switch object.kind {
    case .namespace: cluster.namespaces.append(Namespace(metadata: metadata))
    case .configMap: try addConfigMap(object, &scanner)
    case .node: try addNode(object, &scanner)
    case .serviceAccount: try addServiceAccount(object, &scanner)
    case .secret:
      let type = try object.outline.read("type", from: &scanner) {
        scanner throws(ImportError) in try scanner.stringOrEmpty()
      }
      cluster.secrets.append(
        Secret(metadata: metadata, type: type.flatMap { $0.isEmpty ? nil : $0 } ?? "Opaque"))
    case .pod: if try !addPod(object, &scanner) { return }
    case .deployment, .daemonSet, .statefulSet, .replicaSet, .replicationController, .job,
      .cronJob:
      try addWorkload(object, &scanner)
    case .role, .clusterRole: try addRole(object, &scanner)
    case .roleBinding, .clusterRoleBinding: try addBinding(object, &scanner)
    case .persistentVolume, .persistentVolumeClaim: try addStorage(object, &scanner)
    case .service, .endpointSlice, .ingress, .networkPolicy: try addNetwork(object, &scanner)
    case .mutatingWebhookConfiguration, .validatingWebhookConfiguration:
      try addWebhooks(object, &scanner)
    case .certificateSigningRequest: try addSigningRequest(object, &scanner)
    case .breakglassEscalation, .breakglassSession, .breakglassClusterConfig,
      .breakglassDenyPolicy:
      try addBreakglass(object, &scanner)
    }
    statistics.objects[object.kind.rawValue, default: 0] += 1
  }

  /// Adds a pod, unless it has run to its end; returns whether it was added.
  private mutating func addPod(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) -> Bool {
    let phase = try object.outline.read("status", from: &scanner) {
      scanner throws(ImportError) in try scanner.stringMember("phase")
    }
    if phase == "Succeeded" || phase == "Failed" {
      statistics.finishedPods += 1
      return false
    }
    let spec = try object.outline.read("spec", from: &scanner) {
      scanner throws(ImportError) in try scanner.podSpec()
    }
    cluster.pods.append(
      Pod(
        metadata: object.metadata, spec: spec ?? PodSpec(), owner: object.read.controller,
        phase: phase ?? ""))
    return true
  }

  private mutating func addWorkload(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    var workload = Workload(
      apiVersion: object.apiVersion.isEmpty ? object.kind.defaultAPIVersion : object.apiVersion,
      kind: object.kind.rawValue, metadata: object.metadata, owner: object.read.controller,
      template: PodSpec())
    try object.outline.read("spec", from: &scanner) { scanner throws(ImportError) in
      try scanner.workloadSpec(into: &workload)
    }
    cluster.workloads.append(workload)
  }

  private mutating func addRole(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    let rules = try object.outline.read("rules", from: &scanner, JSONScanner.readRules) ?? []
    let scope = object.kind == .clusterRole ? RBACScope.cluster : .namespaced
    var role = Role(scope: scope, metadata: object.metadata, rules: rules)
    if scope == .cluster {
      role.aggregation =
        try object.outline.read("aggregationRule", from: &scanner, JSONScanner.readAggregation)
        ?? nil
    }
    cluster.roles.append(role)
  }

  private mutating func addBinding(
    _ object: ReadObject, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    let reference = try object.outline.read(
      "roleRef", from: &scanner, JSONScanner.readRoleReference)
    let subjects = try object.outline.read("subjects", from: &scanner, JSONScanner.readSubjects)
    cluster.bindings.append(
      RoleBinding(
        scope: object.kind == .clusterRoleBinding ? .cluster : .namespaced,
        metadata: object.metadata,
        roleRef: reference ?? RoleReference(apiGroup: "", kind: "", name: ""),
        subjects: subjects ?? []))
  }
}
