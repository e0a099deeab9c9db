/// What a namespace's labels ask of Pod Security Admission, mode by mode.
///
/// A mode without a label is `nil`: what holds then is the API server's default (`privileged`
/// unless its configuration says otherwise).
///
/// - Source: Kubernetes `pod-security-admission/api/helpers.go`, `PolicyToEvaluate`.
package struct PodSecurity: Sendable, Hashable {
  /// A Pod Security Standard, from the loosest to the strictest.
  package enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
    case privileged
    case baseline
    case restricted

    private var strictness: Int {
      switch self {
      case .privileged: 0
      case .baseline: 1
      case .restricted: 2
      }
    }

    /// Whether the left level is looser.
    package static func < (left: Level, right: Level) -> Bool {
      left.strictness < right.strictness
    }
  }

  /// A level, as the Kubernetes version that it is pinned to defines it.
  package struct Policy: Sendable, Hashable {
    package var level: Level
    /// `nil` is `latest`.
    package var version: ServerVersion?

    package init(level: Level, version: ServerVersion? = nil) {
      self.level = level
      self.version = version
    }
  }

  /// Pods that break it are refused.
  package var enforce: Policy?
  /// Pods that break it are noted in the audit log.
  package var audit: Policy?
  /// Whoever creates pods that break it is warned.
  package var warn: Policy?

  /// Reads the labels as the admission plugin does: an unknown level is `restricted` where it is
  /// enforced and `privileged` elsewhere; an unknown version is the latest.
  package init(labels: [String: String]) {
    enforce = Self.policy("enforce", fallback: .restricted, labels)
    audit = Self.policy("audit", fallback: .privileged, labels)
    warn = Self.policy("warn", fallback: .privileged, labels)
  }

  private static func policy(
    _ mode: String, fallback: Level, _ labels: [String: String]
  ) -> Policy? {
    let key = "pod-security.kubernetes.io/" + mode
    guard let level = labels[key] else { return nil }
    return Policy(
      level: Level(rawValue: level) ?? fallback,
      version: labels[key + "-version"].flatMap(pinnedVersion))
  }

  /// The version of a label such as `v1.30`; `nil` for `latest` and for anything malformed.
  private static func pinnedVersion(_ text: String) -> ServerVersion? {
    let prefix = "v1."
    guard text.hasPrefix(prefix) else { return nil }
    let minor = text.dropFirst(prefix.count)
    guard let number = Int(minor), number >= 0, String(number) == minor else { return nil }
    return ServerVersion(major: 1, minor: number)
  }
}
