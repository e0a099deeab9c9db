package import Estate

/// The versions of the API server that a step works on.
package struct VersionRange: Sendable, Hashable {
  /// The first version with it.
  package var since: ServerVersion?
  /// The first version without it.
  package var before: ServerVersion?

  package init(since: ServerVersion? = nil, before: ServerVersion? = nil) {
    self.since = since
    self.before = before
  }

  package static let all = VersionRange()

  package static func since(_ minor: Int) -> VersionRange {
    VersionRange(since: ServerVersion(major: 1, minor: minor))
  }

  package static func before(_ minor: Int) -> VersionRange {
    VersionRange(before: ServerVersion(major: 1, minor: minor))
  }

  package func contains(_ version: ServerVersion) -> Bool {
    if let since, version < since { return false }
    if let before, version >= before { return false }
    return true
  }

  /// `all`, `from 1.36`, `before 1.35` or `1.20 to before 1.35`.
  package var text: String {
    switch (since, before) {
    case (nil, nil): "all"
    case (let since?, nil): "from \(since)"
    case (nil, let before?): "before \(before)"
    case (let since?, let before?): "\(since) to before \(before)"
    }
  }
}
