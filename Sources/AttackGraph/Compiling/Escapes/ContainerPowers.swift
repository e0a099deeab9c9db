import Estate

/// What one container's settings amount to, worked out once and judged by every row.
struct ContainerPowers {
  let container: String
  let isPrivileged: Bool
  /// What is left of the capabilities added, in capitals, without `CAP_`; of a privileged container
  /// not every one is listed.
  let capabilities: [String]
  let capabilitiesDropped: [String]
  let isRoot: Bool
  /// Whether the pod says which user it runs as.
  let hasKnownUser: Bool
  /// Whether a user other than root may get at the capabilities through files of the image.
  let mayGainPrivileges: Bool
  let hostPID: Bool
  let hostNetwork: Bool
  let hostIPC: Bool
  let hostProcess: Bool
  let hasUnmaskedProc: Bool
  /// `nil` where a profile confines it.
  let appArmorUnconfined: Finding?
  let hasOwnUserNamespace: Bool
  /// A runtime class may be a sandbox with a kernel of its own.
  let runtimeClass: String
  var mounts: [HostMount] = []
  /// Volumes whose disk the container has as a device.
  var devices: [String] = []
  /// What the node reports of itself that is known to be weak.
  var weaknesses: [Weakness] = []

  struct Weakness {
    var kind: Condition.Vulnerability
    /// `CVE-2024-1086 in kernel 5.15.0`.
    var words: String
  }

  init(of container: Container, in pod: Pod) {
    let security = pod.spec.security(of: container)
    self.container = container.name
    isPrivileged = container.privileged
    let dropped = container.capabilitiesDropped.map(Self.plain)
    capabilitiesDropped = dropped
    capabilities = container.capabilitiesAdded.map(Self.plain).filter { !dropped.contains($0) }
    isRoot = security.runAsUser.map { $0 == 0 } ?? (security.runAsNonRoot != true)
    hasKnownUser = security.runAsUser != nil
    mayGainPrivileges = container.privileged || container.allowPrivilegeEscalation != false
    hostPID = pod.spec.hostPID
    hostNetwork = pod.spec.hostNetwork
    hostIPC = pod.spec.hostIPC
    hostProcess = security.hostProcess ?? false
    hasUnmaskedProc = container.privileged || container.procMount == "Unmasked"
    appArmorUnconfined =
      container.privileged
      ? .certain : Self.unconfined(pod.appArmorProfile(of: container, security))
    // The API server refuses it together with the node's own namespaces.
    hasOwnUserNamespace =
      pod.spec.hostUsers == false
      && !(pod.spec.hostPID || pod.spec.hostNetwork || pod.spec.hostIPC)
    runtimeClass = pod.spec.runtimeClassName
  }

  private static func plain(_ name: String) -> String {
    let capitals = name.uppercased()
    return capitals.hasPrefix("CAP_") ? String(capitals.dropFirst(4)) : capitals
  }

  /// The runtimes take `ALL` first, added and then dropped, and single names afterwards, again added
  /// before dropped.
  ///
  /// - Source: containerd `WithCapabilities`, CRI-O `setupCapabilities`.
  func has(_ capability: String) -> Bool {
    isPrivileged
      || capabilities.contains { $0 == "ALL" || $0 == capability }
        && !capabilitiesDropped.contains(capability)
  }

  /// Without a profile of its own a container gets the runtime's where the node has AppArmor.
  private static func unconfined(_ profile: String?) -> Finding? {
    switch profile {
    case nil: .unknown
    case "Unconfined": .certain
    default: nil
    }
  }
}

extension Pod {
  /// The profile that the fields ask for, or the former annotation.
  fileprivate func appArmorProfile(
    of container: Container, _ security: SecurityContext
  ) -> String? {
    if let profile = security.appArmorProfile { return profile }
    let key = "container.apparmor.security.beta.kubernetes.io/" + container.name
    return switch metadata.annotations[key] {
    case nil, "": nil
    case "unconfined": "Unconfined"
    case "runtime/default": "RuntimeDefault"
    default: "Localhost"
    }
  }
}
