import Estate

/// A directory of the node that a container mounts, directly or through a claim.
struct HostMount {
  var directory: HostDirectory
  /// The hostPath volume's path, or that of the volume behind the claim.
  var path: String
  var volume: String
  var isReadOnly: Bool
  /// As in ``VolumeMount``.
  var recursiveReadOnly: String

  /// Whether the mount shows what a pattern is after; `nil` when it does not.
  func shows(_ pattern: HostPathPattern) -> Finding? {
    guard pattern.isShown(by: directory) else { return nil }
    guard pattern.needsWrite, isReadOnly else { return .certain }
    return pattern.mountPoint.flatMap(writable(at:))
  }

  /// Whether what is mounted on the node at a path stays writable under the read-only mount.
  private func writable(at mountPoint: HostDirectory) -> Finding? {
    guard directory.components.count < mountPoint.components.count, directory.holds(mountPoint)
    else { return nil }
    return switch recursiveReadOnly {
    case "Enabled": nil
    case "IfPossible": .unknown
    default: .certain
    }
  }
}

/// How sure it is that settings hold; `nil` when they do not.
enum Finding {
  case certain
  case unknown

  /// Both hold.
  static func && (left: Finding, right: Finding) -> Finding {
    left == .certain ? right : .unknown
  }
}
