import AttackGraph
import Estate

/// Whose processes a container may read.
extension EscapeReading {
  static let defaultCapabilities: Set = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE",
    "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]

  /// Whether some default capability is dropped and not added again after `ALL`.
  var losesDefaults: Bool {
    let dropped = Self.plain(container.capabilitiesDropped)
    guard dropped.isDisjoint(with: Self.defaultCapabilities) else { return true }
    return dropped.contains("ALL")
      && !Self.defaultCapabilities.isSubset(of: Self.plain(container.capabilitiesAdded))
  }

  /// Whether it has no capability that a plain container lacks.
  var isPlain: Bool {
    let dropped = Self.plain(container.capabilitiesDropped)
    return !container.privileged
      && Self.plain(container.capabilitiesAdded).subtracting(dropped)
        .isSubset(of: Self.defaultCapabilities)
  }

  /// Whether it reaches into the containers that share its processes.
  func mayTrace(_ sharing: [Container]) -> Bool {
    let users = Set(sharing.map { pod.spec.security(of: $0).runAsUser })
    return mayRunAsRoot || users.count == 1
      || hasCapability("SYS_PTRACE")
        && (container.privileged || container.allowPrivilegeEscalation != false)
  }

  private static func plain(_ names: [String]) -> Set<String> {
    Set(
      names.map { name in
        let upper = name.uppercased()
        return upper.hasPrefix("CAP_") ? String(upper.dropFirst(4)) : upper
      })
  }
}

extension World {
  /// Containers on nodes whose processes are open to root beside them.
  var openProcesses: [(pod: Pod, container: Container)] {
    containers.filter { _, pod, container in
      !pod.spec.nodeName.isEmpty && !isOver(container, pod)
        && EscapeReading(world: self, pod: pod, container: container).isPlain
    }.map { ($0.pod, $0.container) }
  }
}
