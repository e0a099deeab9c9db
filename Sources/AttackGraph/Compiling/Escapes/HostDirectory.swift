import Estate

/// A normalised absolute path of a node, by its components; `/` has none.
struct HostDirectory: Hashable {
  let components: [String]

  init(components: [String]) {
    self.components = components
  }

  /// - Returns: `nil` for a path that is not absolute, such as one of Windows.
  init?(_ path: String) {
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    self.init(components: Self.appending(path, to: []))
  }

  /// The path below it that a mount's `subPath` narrows it to.
  func narrowed(to subPath: String) -> HostDirectory {
    HostDirectory(components: Self.appending(subPath, to: components))
  }

  /// Whether it is the place that a pattern names, or above it. A component `*` is any name.
  func holds(_ pattern: HostDirectory) -> Bool {
    components.count <= pattern.components.count && agrees(with: pattern)
  }

  /// Whether it is strictly below the place that a pattern names.
  func isBelow(_ pattern: HostDirectory) -> Bool {
    components.count > pattern.components.count && agrees(with: pattern)
  }

  private func agrees(with pattern: HostDirectory) -> Bool {
    for (own, other) in zip(components, pattern.components) {
      guard other == "*" || own.hasSameBytes(as: other) else { return false }
    }
    return true
  }

  /// `.` and `..` are followed as `path.Clean` does, and the link `/var/run` to `/run` as every
  /// current distribution has it.
  private static func appending(_ path: String, to base: [String]) -> [String] {
    var components = base
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      switch String(decoding: part, as: UTF8.self) {
      case ".": break
      case "..": _ = components.popLast()
      case let name: components.append(name)
      }
    }
    if components.count >= 2, components[0] == "var", components[1] == "run" {
      components.removeFirst()
    }
    return components
  }
}

/// The paths of a row's `HostPath`, taken apart once.
struct HostPathPattern {
  private let paths: [HostDirectory]
  private let includesAncestors: Bool
  private let includesDescendants: Bool
  let needsWrite: Bool
  let mountPoint: HostDirectory?

  init(_ hostPath: Condition.HostPath) {
    // Patterns are written plainly, and `/var/run` in one means the link itself.
    paths = hostPath.paths.map { path in
      HostDirectory(
        components: path.utf8.split(separator: UInt8(ascii: "/")).map {
          String(decoding: $0, as: UTF8.self)
        })
    }
    includesAncestors = hostPath.includesAncestors
    includesDescendants = hostPath.includesDescendants
    needsWrite = hostPath.needsWrite
    mountPoint = HostDirectory(hostPath.mountPoint)
  }

  /// Whether a mount of a directory shows what some path of the pattern names.
  func isShown(by directory: HostDirectory) -> Bool {
    paths.contains { path in
      (directory.holds(path)
        && (includesAncestors || directory.components.count == path.components.count))
        || (includesDescendants && directory.isBelow(path))
    }
  }
}
