import Estate

/// The pods that workloads would make, for files that people wrote: those hold workloads, but none
/// of the pods that run in the cluster, and without pods there is nothing to break out of.
struct TemplatePods {
  private struct Name: Hashable {
    let namespace: ExactString
    let name: ExactString

    init(namespace: String, name: String) {
      self.namespace = ExactString(namespace)
      self.name = ExactString(name)
    }

    init(_ metadata: ObjectMetadata) {
      self.init(namespace: metadata.namespace, name: metadata.name)
    }
  }

  private(set) var pods: [Pod] = []
  private var taken: Set<Name> = []

  /// One pod for each workload that makes any.
  ///
  /// A workload of another one in the files is left out, as the other one's pod stands for both.
  init(of workloads: [Workload]) {
    var owners: [Name: Set<String>] = [:]
    for workload in workloads {
      owners[Name(workload.metadata), default: []].insert(workload.kind)
    }
    for workload in workloads where !workload.isSuspended && workload.replicas != 0 {
      if let owner = workload.owner {
        let name = Name(namespace: workload.metadata.namespace, name: owner.name)
        if owners[name]?.contains(owner.kind) == true { continue }
      }
      add(workload)
    }
  }

  private mutating func add(_ workload: Workload) {
    var metadata = ObjectMetadata(
      namespace: workload.metadata.namespace, name: workload.metadata.name,
      labels: workload.templateLabels)
    // Workloads of two kinds may have one name.
    while !taken.insert(Name(metadata)).inserted {
      metadata.name += "-\(workload.kind.lowercased())"
    }
    let owner = OwnerReference(
      apiVersion: workload.apiVersion, kind: workload.kind, name: workload.metadata.name)
    pods.append(Pod(metadata: metadata, spec: workload.template, owner: owner))
  }
}

extension DumpReader {
  /// Adds the pods that the templates describe, where the files hold workloads and say nothing of
  /// pods: an empty list of them, or one that has run to its end, says that there are no others.
  ///
  /// Collectors that read a running cluster leave out what they do not collect, so their files are
  /// not taken for manifests.
  mutating func addPodsOfTemplates() {
    guard cluster.pods.isEmpty, !statistics.collectedKinds.contains(ObjectKind.pod.rawValue),
      statistics.sources.isDisjoint(with: [.kubehound, .rbacPolice])
    else { return }
    let made = TemplatePods(of: cluster.workloads).pods
    guard !made.isEmpty else { return }
    cluster.pods = made
    statistics.podsOfTemplates = made.count
    statistics.limit(.pod, .fromTemplates(workloads: made.count))
  }
}
