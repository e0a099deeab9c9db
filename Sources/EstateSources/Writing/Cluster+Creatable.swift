package import Estate

extension Cluster {
  /// The objects as a client can create them with `kubectl apply`.
  ///
  /// A cluster's own list says more than that. Left out are: objects that their controllers make
  /// (``ManifestOptions``); the pods by which kubelets show their static pods; pods and workloads
  /// whose containers are not known; requests made in somebody's name (certificate signing
  /// requests, breakglass sessions), which would be filed in the applier's. Taken off are: owners,
  /// which the new objects do not have; ephemeral containers, which no pod starts with; phases and
  /// time stamps; what controllers add to Jobs, to bound volumes and to token Secrets, which they
  /// would not accept from others. A CronJob whose schedule is not known gets one.
  package func creatable(_ options: ManifestOptions = ManifestOptions()) -> Cluster {
    var cluster = self
    let controllers = ExportedControllers(of: self)
    if !options.includesControlled {
      cluster.pods.removeAll { controllers.make($0.metadata, $0.owner) }
      cluster.workloads.removeAll { controllers.make($0.metadata, $0.owner) }
      cluster.endpointSlices.removeAll { $0.isManaged && controllers.keep($0) }
    }
    cluster.pods = cluster.pods.compactMap(\.creatable)
    cluster.workloads = cluster.workloads.compactMap(\.creatable)
    cluster.certificateSigningRequests = []
    cluster.breakglass.sessions = []
    for index in cluster.secrets.indices {
      cluster.secrets[index].metadata.annotations["kubernetes.io/service-account.uid"] = nil
    }
    for index in cluster.persistentVolumes.indices {
      cluster.persistentVolumes[index].metadata.removeBindingMarks()
    }
    for index in cluster.persistentVolumeClaims.indices {
      cluster.persistentVolumeClaims[index].metadata.removeBindingMarks()
    }
    cluster.removeTimestamps()
    return cluster
  }

  private mutating func removeTimestamps() {
    func strip<Object>(
      _ objects: inout [Object], _ metadata: WritableKeyPath<Object, ObjectMetadata>
    ) {
      for index in objects.indices {
        objects[index][keyPath: metadata].creationTimestamp = nil
      }
    }
    strip(&namespaces, \.metadata)
    strip(&nodes, \.metadata)
    strip(&serviceAccounts, \.metadata)
    strip(&secrets, \.metadata)
    strip(&configMaps, \.metadata)
    strip(&persistentVolumes, \.metadata)
    strip(&persistentVolumeClaims, \.metadata)
    strip(&roles, \.metadata)
    strip(&bindings, \.metadata)
    strip(&services, \.metadata)
    strip(&workloads, \.metadata)
    strip(&pods, \.metadata)
    strip(&endpointSlices, \.metadata)
    strip(&ingresses, \.metadata)
    strip(&networkPolicies, \.metadata)
    strip(&webhookConfigurations, \.metadata)
    strip(&breakglass.escalations, \.metadata)
    strip(&breakglass.clusterConfigs, \.metadata)
    strip(&breakglass.denyPolicies, \.metadata)
  }
}

extension ObjectMetadata {
  /// Marks by which the controller of volumes remembers a binding that a copy does not have.
  fileprivate mutating func removeBindingMarks() {
    annotations["pv.kubernetes.io/bind-completed"] = nil
    annotations["pv.kubernetes.io/bound-by-controller"] = nil
  }
}

extension Pod {
  /// The pod as a client can create it; `nil` when it cannot.
  fileprivate var creatable: Pod? {
    guard !isMirror else { return nil }
    var pod = self
    pod.owner = nil
    pod.phase = ""
    pod.spec.containers.removeAll { $0.role == .ephemeral }
    return pod.spec.containers.contains { $0.role == .ordinary } ? pod : nil
  }
}

extension Workload {
  /// Labels by which a Job knows its pods, one of which is the Job's UID.
  ///
  /// - Source: Kubernetes 1.36 `pkg/registry/batch/job`, `generateSelector`.
  private static let jobLabels = [
    "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name", "controller-uid",
    "job-name",
  ]

  /// Every midnight: the API requires a schedule of a CronJob, also where none is known.
  private static let someSchedule = "0 0 * * *"

  /// The workload as a client can create it; `nil` when it cannot.
  fileprivate var creatable: Workload? {
    guard template.containers.contains(where: { $0.role == .ordinary }) else { return nil }
    var workload = self
    workload.owner = nil
    // Beta versions are gone from today's servers, which have had the stable ones for years.
    workload.apiVersion = ObjectKind(rawValue: kind)?.defaultAPIVersion ?? apiVersion
    if kind == "CronJob", schedule.isEmpty { workload.schedule = Self.someSchedule }
    if kind == "Job" {
      workload.selector = nil
      for label in Self.jobLabels { workload.templateLabels[label] = nil }
    }
    return workload
  }
}
