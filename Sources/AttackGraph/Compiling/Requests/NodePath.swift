/// An absolute path of a node, in parts.
struct NodePath {
  let parts: [Substring]

  /// Reads `//`, `/./` and a trailing slash away; `..` goes up.
  init(_ text: String) {
    parts = text.split(separator: "/").reduce(into: []) { parts, part in
      switch part {
      case ".": break
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(part)
      }
    }
  }

  /// Whether writing there, as root, takes the node: the path is above one of these directories, is
  /// one or lies below one.
  ///
  /// They hold programs that run as root, what the kubelet, the container runtime, cron and SSH obey,
  /// or the kernel's own interfaces. Anything else, such as `/mnt/disks/1`, is storage.
  var leadsToNode: Bool {
    Self.rulers.contains { ruler in
      zip(parts, ruler.parts).allSatisfy { $0 == $1 }
    }
  }

  private static let rulers = [
    "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/opt/cni/bin", "/proc", "/root",
    "/run", "/sbin", "/sys", "/usr", "/var/lib/containerd", "/var/lib/docker", "/var/lib/kubelet",
    "/var/run", "/var/spool/cron",
  ].map(NodePath.init)
}
