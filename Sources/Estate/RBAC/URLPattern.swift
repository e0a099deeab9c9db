/// A `nonResourceURLs` entry: a path, or with trailing stars everything that starts alike.
struct URLPattern: Sendable {
  private let path: [UInt8]
  /// What stands before the trailing stars; `nil` without any.
  private let prefix: [UInt8]?

  init(_ pattern: String) {
    path = Array(pattern.utf8)
    prefix = RuleMatching.wildcardPrefix(of: pattern).map(Array.init)
  }

  func matches(_ requested: [UInt8]) -> Bool {
    path == requested || (prefix.map(requested.starts(with:)) ?? false)
  }
}
