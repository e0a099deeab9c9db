import Estate

/// Which parts of a node a container mounts, and what the node is.
extension ClusterCompiler {
  /// The claims that end at a path of a node.
  var claimedPaths: ClaimedPaths {
    mutating get {
      if let known = caches.claimedPaths { return known }
      let paths = ClaimedPaths(cluster, &index.symbols)
      caches.claimedPaths = paths
      return paths
    }
  }

  /// The mounts of a container that show a path of the node, in order of the container's mounts.
  mutating func hostMounts(pod: Int, container: Int) -> [HostMount] {
    var mounts: [HostMount] = []
    for mount in cluster.pods[pod].spec.containers[container].mounts {
      guard let path = hostPath(ofVolume: mount.volume, pod: pod),
        let directory = HostDirectory(path)
      else { continue }
      mounts.append(
        HostMount(
          directory: directory.narrowed(to: mount.subPath), path: path, volume: mount.volume,
          isReadOnly: mount.readOnly, recursiveReadOnly: mount.recursiveReadOnly))
    }
    return mounts
  }

  /// The volumes that a container has as block devices of the node.
  mutating func hostDevices(pod: Int, container: Int) -> [String] {
    var devices: [String] = []
    for volume in cluster.pods[pod].spec.containers[container].devices
    where hostPath(ofVolume: volume, pod: pod) != nil {
      devices.append(volume)
    }
    return devices
  }

  private mutating func hostPath(ofVolume name: String, pod: Int) -> String? {
    let volume = cluster.pods[pod].spec.volumes.first { $0.name.hasSameBytes(as: name) }
    switch volume?.source {
    case .hostPath(let path): return path
    case .persistentVolumeClaim(let claim): return hostPath(ofClaim: claim, pod: pod)
    case .ephemeral:
      // The claim that is made for the pod is called so.
      return hostPath(ofClaim: "\(cluster.pods[pod].metadata.name)-\(name)", pod: pod)
    default: return nil
    }
  }

  private mutating func hostPath(ofClaim claim: String, pod: Int) -> String? {
    let paths = claimedPaths
    guard !paths.isEmpty, let name = index.symbols.find(claim) else { return nil }
    return paths[ObjectName(namespace: index.pods.names[pod].namespace, name: name)]
  }

  /// Position of the Node of a name's symbol; `nil` when the dump has none.
  func nodeObject(_ name: UInt32) -> Int? {
    nodeOfName[name].flatMap { nodes[$0].object }
  }

  /// The known weaknesses of a node; none unless some row asks for them.
  mutating func weaknesses(of node: UInt32) -> [ContainerPowers.Weakness] {
    guard asksForWeaknesses else { return [] }
    if let known = caches.weaknesses[node] { return known }
    let weaknesses = nodeObject(node).map { cluster.nodes[$0].system.weaknesses } ?? []
    caches.weaknesses[node] = weaknesses
    return weaknesses
  }
}

extension Node.System {
  /// What is known to be weak in the versions that the node reports, in order of the list.
  fileprivate var weaknesses: [ContainerPowers.Weakness] {
    // Such as `containerd://1.7.13`.
    let scheme = containerRuntime.prefix { $0 != ":" }
    let runtime = SoftwareVersion(containerRuntime.dropFirst(scheme.count + 3))
    let kernel = SoftwareVersion(kernelVersion)
    return KnownVulnerability.all.compactMap { known in
      if known.product == KnownVulnerability.kernel {
        guard let kernel, known.affects(kernel) else { return nil }
        return .init(kind: .kernel, words: "\(known.id) in kernel \(kernelVersion)")
      }
      guard known.product == scheme, let runtime, known.affects(runtime) else { return nil }
      return .init(kind: .containerRuntime, words: "\(known.id) in \(containerRuntime)")
    }
  }
}
