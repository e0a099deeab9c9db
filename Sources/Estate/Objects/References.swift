/// The name of an object in a namespace that need not be the referrer's own.
package struct NamespacedName: Sendable, Hashable {
  package var namespace: String
  package var name: String

  package init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
  }
}

/// The controller that owns an object.
package struct OwnerReference: Sendable, Hashable {
  package var apiVersion: String
  package var kind: String
  package var name: String

  package init(apiVersion: String, kind: String, name: String) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.name = name
  }
}
