/// What sessions may not do, whatever they grant.
package struct BreakglassDenyPolicy: Sendable, Hashable {
  /// Requests that are refused.
  package struct Rule: Sendable, Hashable {
    package var verbs: [String] = []
    package var apiGroups: [String] = []
    package var resources: [String] = []
    /// Empty means only the resources themselves.
    package var subresources: [String] = []
    /// Empty means every name.
    package var resourceNames: [String] = []
    /// Names of namespaces, with wildcards.
    package var namespacePatterns: [String] = []
    /// Further namespaces, by their labels.
    package var namespaceSelectors: [LabelSelector] = []

    package init() {}
  }

  package var metadata: ObjectMetadata
  /// The lowest goes first; `nil` is the API's default (100).
  package var precedence: Int?
  /// What the policy is limited to; with all three empty it holds everywhere.
  package var clusters: [String] = []
  package var tenants: [String] = []
  package var sessions: [String] = []
  package var rules: [Rule] = []
  /// Whether it also judges the pods of exec, attach and port-forward; by what is not kept.
  package var judgesPods = false

  package init(metadata: ObjectMetadata) {
    self.metadata = metadata
  }
}
