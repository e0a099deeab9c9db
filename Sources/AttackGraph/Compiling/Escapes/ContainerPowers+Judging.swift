import Estate

/// Settings of a container that a row asks for, and are there.
struct Hit {
  var finding: Finding
  /// `hostPath /run (volume run) in container web`.
  var words: String
}

extension ContainerPowers {
  /// Whether a row's settings all hold, with the words for why; `nil` when one does not.
  func meets(_ settings: EscapeRow.Settings) -> Hit? {
    let asked = settings.asked
    guard !(hasOwnUserNamespace && asked.endsAtUserNamespace),
      hasOwnUserNamespace || !asked.ownUserNamespace,
      isRoot || !asked.runsAsRoot,
      readsOrdinaryProcesses || !asked.readsOrdinaryProcesses,
      hasUnmaskedProc || !asked.unmaskedProc,
      let privileges = privileges(asked)
    else { return nil }
    var finding = asked.isUndecidable ? Finding.unknown : .certain
    finding = finding && privileges
    if asked.appArmorUnconfined {
      guard let appArmorUnconfined else { return nil }
      finding = finding && appArmorUnconfined
    }
    guard let namespaces = namespaceReasons(asked), let things = thingReasons(settings, &finding)
    else { return nil }
    if !runtimeClass.isEmpty, asked.hostPath == nil { finding = .unknown }
    let reasons = privilegeReasons(asked) + namespaces + things
    return Hit(
      finding: finding, words: "\(reasons.joined(separator: ", ")) in container \(container)")
  }

  private func privileges(_ asked: Condition.ContainerSettings) -> Finding? {
    guard asked.isPrivileged || !asked.capabilities.isEmpty else { return .certain }
    guard isPrivileged || !asked.isPrivileged, asked.capabilities.allSatisfy(has) else {
      return nil
    }
    if isRoot { return .certain }
    return mayGainPrivileges ? .unknown : nil
  }

  private func privilegeReasons(_ asked: Condition.ContainerSettings) -> [String] {
    var reasons: [String] = []
    let isAsked = asked.isPrivileged || asked.unmaskedProc || !asked.capabilities.isEmpty
    if isPrivileged, isAsked { return ["privileged: true"] }
    if !asked.capabilities.isEmpty {
      reasons.append("capabilities " + asked.capabilities.joined(separator: ", "))
    }
    if asked.unmaskedProc { reasons.append("procMount: Unmasked") }
    return reasons
  }

  private func namespaceReasons(_ asked: Condition.ContainerSettings) -> [String]? {
    let needed = [
      (asked.hostPID, hostPID, "hostPID: true"),
      (asked.hostNetwork, hostNetwork, "hostNetwork: true"),
      (asked.hostIPC, hostIPC, "hostIPC: true"),
      (asked.hostProcess, hostProcess, "hostProcess: true"),
      (asked.ownUserNamespace, hasOwnUserNamespace, "hostUsers: false"),
    ].filter(\.0)
    return needed.allSatisfy(\.1) ? needed.map(\.2) : nil
  }

  /// Mounts, devices and weak versions that the settings ask for.
  private func thingReasons(_ settings: EscapeRow.Settings, _ finding: inout Finding) -> [String]? {
    var reasons: [String] = []
    if let pattern = settings.hostPath {
      guard let (mount, found) = mount(showing: pattern) else { return nil }
      finding = finding && found && (hasOwnUserNamespace ? .unknown : .certain)
      reasons.append("hostPath \(mount.path) (volume \(mount.volume))")
    }
    if settings.asked.blockDevice {
      guard let device = devices.first else { return nil }
      reasons.append("block device of volume \(device)")
    }
    if let kind = settings.asked.vulnerability {
      guard let weakness = weaknesses.first(where: { $0.kind == kind }) else { return nil }
      reasons.append(weakness.words)
    }
    return reasons
  }

  /// The first mount that surely shows it, else the first that may.
  private func mount(showing pattern: HostPathPattern) -> (HostMount, Finding)? {
    var possible: (HostMount, Finding)?
    for mount in mounts {
      guard let finding = mount.shows(pattern) else { continue }
      if finding == .certain { return (mount, .certain) }
      possible = possible ?? (mount, finding)
    }
    return possible
  }
}
