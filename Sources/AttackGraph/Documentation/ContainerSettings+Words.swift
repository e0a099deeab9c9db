extension Condition.ContainerSettings {
  /// Everything that must hold, one phrase each.
  var words: [String] {
    var words: [String] = []
    if isPrivileged { words.append("`privileged: true`") }
    if !capabilities.isEmpty {
      let names = capabilities.map { "`CAP_\($0)`" }.joined(separator: " and ")
      words.append(names + (isPrivileged ? "" : " (after drops and adds; privileged has all)"))
    }
    for (isSet, field) in [
      (hostPID, "hostPID"), (hostNetwork, "hostNetwork"), (hostIPC, "hostIPC"),
      (hostProcess, "hostProcess"),
    ] where isSet {
      words.append("`\(field): true`")
    }
    if runsAsRoot { words.append("runs as user 0, or as whatever the image says") }
    if readsOrdinaryProcesses {
      words.append("the runtime's default capabilities, none dropped, or `CAP_SYS_PTRACE`")
    }
    if unmaskedProc { words.append("`procMount: Unmasked`") }
    if blockDevice { words.append("a raw block device of the host") }
    if appArmorUnconfined { words.append("no AppArmor profile in the way") }
    if let hostPath { words.append(hostPath.words) }
    if let vulnerability { words.append(vulnerability.words) }
    if ownUserNamespace { words.append("`hostUsers: false`") }
    if endsAtUserNamespace {
      words.append("no user namespace of its own (`hostUsers` not `false`)")
    }
    if ownUserNamespace { words.append("a user namespace of its own (`hostUsers: false`)") }
    if isUndecidable { words.append("and something that no dump holds, so that it stays unknown") }
    if let target { words.append("which leads to \(target.words)") }
    return words
  }
}

extension Condition.HostPath {
  fileprivate var words: String {
    let places = paths.map { "`\($0)`" }.joined(separator: ", ")
    let around = [
      includesAncestors ? "above" : nil, includesDescendants ? "below" : nil,
    ].compactMap { $0 }.joined(separator: " or ")
    let below = around.isEmpty ? " itself" : ", or of anything " + around
    let submount =
      mountPoint.isEmpty
      ? ""
      : " (a read-only mount from above `\(mountPoint)` leaves it writable unless it is recursive)"
    return "a \(needsWrite ? "writable " : "")hostPath mount of \(places)\(below)\(submount)"
  }
}

extension Condition.Vulnerability {
  fileprivate var words: String {
    switch self {
    case .kernel: "a kernel of the node in which the weakness is known"
    case .containerRuntime: "a container runtime of the node in which the weakness is known"
    }
  }
}
