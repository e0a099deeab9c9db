/// A Secret's metadata and type; its values are never read.
package struct Secret: Sendable, Hashable {
  package var metadata: ObjectMetadata
  package var type: String

  package init(metadata: ObjectMetadata, type: String = "Opaque") {
    self.metadata = metadata
    self.type = type
  }

  package static let serviceAccountTokenType = "kubernetes.io/service-account-token"

  /// The service account whose long-lived token this secret holds, by name.
  package var tokenServiceAccount: String? {
    guard type == Self.serviceAccountTokenType else { return nil }
    return metadata.annotations["kubernetes.io/service-account.name"]
  }
}
