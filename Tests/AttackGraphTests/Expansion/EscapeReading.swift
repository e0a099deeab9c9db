import AttackGraph
import Estate

/// Reads what lets a container out straight from its pod, setting by setting.
struct EscapeReading {
  let world: World
  let pod: Pod
  let container: Container

  /// Where an escape leads, by each alternative that holds.
  func targets(_ escape: Condition.Escape) -> [Condition.Escape.Target] {
    escape.alternatives.filter(holds).map { $0.target ?? escape.target }
  }

  private func holds(_ settings: Condition.ContainerSettings) -> Bool {
    let spec = pod.spec
    if settings.endsAtUserNamespace, isNamespaced { return false }
    if settings.ownUserNamespace, !isNamespaced { return false }
    if settings.isPrivileged, !container.privileged { return false }
    if settings.hostPID, !spec.hostPID { return false }
    if settings.hostNetwork, !spec.hostNetwork { return false }
    if settings.hostIPC, !spec.hostIPC { return false }
    if settings.hostProcess, spec.security(of: container).hostProcess != true { return false }
    if settings.unmaskedProc, !container.privileged, container.procMount != "Unmasked" {
      return false
    }
    if settings.runsAsRoot, !mayRunAsRoot { return false }
    if settings.readsOrdinaryProcesses, !hasCapability("SYS_PTRACE"), losesDefaults { return false }
    if settings.appArmorUnconfined, !mayBeUnconfined { return false }
    if settings.isPrivileged || !settings.capabilities.isEmpty {
      // Another user gets at capabilities through files of the image, if at all.
      let mayGain = container.privileged || container.allowPrivilegeEscalation != false
      guard mayRunAsRoot || mayGain, settings.capabilities.allSatisfy(hasCapability) else {
        return false
      }
    }
    if settings.blockDevice, !container.devices.contains(where: isHostDevice) { return false }
    if let hostPath = settings.hostPath, !container.mounts.contains(where: { shows($0, hostPath) })
    {
      return false
    }
    return settings.vulnerability == nil
  }

  /// The API server refuses a user namespace together with namespaces of the node.
  private var isNamespaced: Bool {
    pod.spec.hostUsers == false
      && !pod.spec.hostPID && !pod.spec.hostNetwork && !pod.spec.hostIPC
  }

  var mayRunAsRoot: Bool {
    let security = pod.spec.security(of: container)
    guard let user = security.runAsUser else { return security.runAsNonRoot != true }
    return user == 0
  }

  /// No profile that the pod asks for; a node may still have one, so that silence is unknown.
  private var mayBeUnconfined: Bool {
    let profile = pod.spec.security(of: container).appArmorProfile
    return container.privileged || profile == nil || profile == "Unconfined"
  }

  /// Runtimes take "ALL" first, in additions and then in drops, and single names afterwards, again
  /// additions before drops.
  ///
  /// - Source: containerd `WithCapabilities` and CRI-O `setupCapabilities`.
  func hasCapability(_ name: String) -> Bool {
    if container.privileged { return true }
    func names(_ texts: [String]) -> [String] {
      texts.map { text in
        let upper = text.uppercased()
        return upper.hasPrefix("CAP_") ? String(upper.dropFirst(4)) : upper
      }
    }
    let added = names(container.capabilitiesAdded)
    let dropped = names(container.capabilitiesDropped)
    if dropped.contains(name) { return false }
    return added.contains(name) || added.contains("ALL") && !dropped.contains("ALL")
  }

  // MARK: Directories of the host

  private func isHostDevice(_ name: String) -> Bool {
    pod.spec.volumes.first { $0.name == name }
      .flatMap { world.hostDirectory(of: $0, in: pod) } != nil
  }

  private func shows(_ mount: VolumeMount, _ wanted: Condition.HostPath) -> Bool {
    guard let volume = pod.spec.volumes.first(where: { $0.name == mount.volume }),
      let root = world.hostDirectory(of: volume, in: pod), root.hasPrefix("/")
    else { return false }
    var mounted = Self.parts(root + "/" + mount.subPath)
    // A link on every distribution.
    if mounted.starts(with: ["var", "run"]) { mounted.removeFirst() }
    return wanted.paths.contains { path in
      let target = path.split(separator: "/")
      let agrees = zip(mounted, target).allSatisfy { $0 == $1 || $1 == "*" }
      guard agrees, mounted.count <= target.count || wanted.includesDescendants,
        mounted.count >= target.count || wanted.includesAncestors
      else { return false }
      return !wanted.needsWrite || !mount.readOnly
        || staysWritable(wanted.mountPoint, below: mounted, mount)
    }
  }

  /// A mount of its own below a read-only one is not read-only, unless that goes all the way down.
  private func staysWritable(
    _ mountPoint: String, below mounted: [Substring], _ mount: VolumeMount
  ) -> Bool {
    let point = mountPoint.split(separator: "/")
    return point.count > mounted.count && point.starts(with: mounted)
      && mount.recursiveReadOnly != "Enabled"
  }

  /// The names on the way to a directory, without what leads nowhere.
  static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/").reduce(into: []) { parts, part in
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(part)
      }
    }
  }
}

extension World {
  /// The directory of the node that a pod's volume is, claims looked through; `nil` for others.
  func hostDirectory(of volume: Volume, in pod: Pod) -> String? {
    let namespace = pod.metadata.namespace
    switch volume.source {
    case .hostPath(let path): return path
    case .persistentVolumeClaim(let name): return hostDirectory(ofClaim: name, in: namespace)
    case .ephemeral:
      return hostDirectory(ofClaim: "\(pod.metadata.name)-\(volume.name)", in: namespace)
    default: return nil
    }
  }

  private func hostDirectory(ofClaim name: String, in namespace: String) -> String? {
    let claim = cluster.persistentVolumeClaims.first {
      $0.metadata.namespace == namespace && $0.metadata.name == name
    }
    let bound = cluster.persistentVolumes.first { volume in
      guard let claim, !claim.volumeName.isEmpty else {
        return volume.claim == NamespacedName(namespace: namespace, name: name)
      }
      return volume.metadata.name == claim.volumeName
    }
    switch bound?.source {
    case .hostPath(let path), .local(let path): return path
    default: return nil
    }
  }
}
