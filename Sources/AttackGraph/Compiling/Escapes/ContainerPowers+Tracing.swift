import Estate

/// Whose processes a container reads.
///
/// The kernel opens `/proc/PID/environ` and `/proc/PID/root` to the same user with at least the
/// capabilities of the process, and to `SYS_PTRACE`.
///
/// - Source: ptrace(2), ptrace access mode checking, `PTRACE_MODE_READ`.
extension ContainerPowers {
  /// What a container has that neither adds nor drops any. CRI-O gives fewer.
  ///
  /// - Source: containerd `oci.defaultUnixCaps`.
  private static let defaults = [
    "CHOWN", "DAC_OVERRIDE", "FSETID", "FOWNER", "MKNOD", "NET_RAW", "SETGID", "SETUID", "SETFCAP",
    "SETPCAP", "NET_BIND_SERVICE", "SYS_CHROOT", "KILL", "AUDIT_WRITE",
  ]

  /// Whether it reaches into the other containers of a pod that shares its processes; `nil` when it
  /// does not. Root becomes whichever user it likes.
  func entersProcesses(ofOneUser haveOneUser: Bool) -> Finding? {
    if isRoot { return .certain }
    if haveOneUser { return hasKnownUser ? .certain : .unknown }
    return has("SYS_PTRACE") && mayGainPrivileges ? .unknown : nil
  }

  /// Whether, being root, it reads the processes of containers with the default capabilities.
  var readsOrdinaryProcesses: Bool {
    has("SYS_PTRACE")
      || Self.defaults.allSatisfy { capability in
        !capabilitiesDropped.contains(capability)
          && (!capabilitiesDropped.contains("ALL") || capabilities.contains(capability))
      }
  }

  /// Whether its processes have no more capabilities than the default ones.
  var hasOrdinaryProcesses: Bool {
    !isPrivileged && capabilities.allSatisfy(Self.defaults.contains)
  }
}
