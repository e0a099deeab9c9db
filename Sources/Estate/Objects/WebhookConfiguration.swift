/// A MutatingWebhookConfiguration or a ValidatingWebhookConfiguration.
package struct WebhookConfiguration: Sendable, Hashable {
  package var isMutating: Bool
  package var metadata: ObjectMetadata
  package var webhooks: [Webhook]

  package init(isMutating: Bool, metadata: ObjectMetadata, webhooks: [Webhook] = []) {
    self.isMutating = isMutating
    self.metadata = metadata
    self.webhooks = webhooks
  }

  /// `MutatingWebhookConfiguration` or `ValidatingWebhookConfiguration`.
  package var kind: String {
    isMutating ? "MutatingWebhookConfiguration" : "ValidatingWebhookConfiguration"
  }
}

/// One webhook that the API server asks about requests.
package struct Webhook: Sendable, Hashable {
  /// Who answers; URLs are kept without anything that could be a credential.
  package enum Backend: Sendable, Hashable {
    /// A Service of the cluster; `nil` is the API's default port (443).
    case service(NamespacedName, path: String = "", port: Int? = nil)
    /// A server by host and, where the URL has one, port; empty when the URL makes no sense.
    case host(String)
  }

  /// Which requests are sent.
  package struct Rule: Sendable, Hashable {
    package var operations: [String]
    package var apiGroups: [String]
    package var apiVersions: [String]
    package var resources: [String]
    /// `Cluster`, `Namespaced` or `*`; empty is the API's default (`*`).
    package var scope: String

    package init(
      operations: [String] = [], apiGroups: [String] = [], apiVersions: [String] = [],
      resources: [String] = [], scope: String = ""
    ) {
      self.operations = operations
      self.apiGroups = apiGroups
      self.apiVersions = apiVersions
      self.resources = resources
      self.scope = scope
    }
  }

  package var name: String
  package var backend: Backend
  package var rules: [Rule]
  /// `Fail` or `Ignore`; empty is the API's default (`Fail`).
  package var failurePolicy: String
  /// `nil` selects every namespace.
  package var namespaceSelector: LabelSelector?
  /// `nil` selects every object.
  package var objectSelector: LabelSelector?

  package init(
    name: String, backend: Backend = .host(""), rules: [Rule] = [], failurePolicy: String = "",
    namespaceSelector: LabelSelector? = nil, objectSelector: LabelSelector? = nil
  ) {
    self.name = name
    self.backend = backend
    self.rules = rules
    self.failurePolicy = failurePolicy
    self.namespaceSelector = namespaceSelector
    self.objectSelector = objectSelector
  }
}
