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

extension Secret {
  /// The public half of the bootstrap token that this secret holds.
  ///
  /// - Source: Kubernetes documentation, Authenticating with Bootstrap Tokens: type, namespace and
  ///   name of such Secrets.
  package var bootstrapTokenID: String? {
    let prefix = "bootstrap-token-"
    guard type == "bootstrap.kubernetes.io/token", metadata.namespace == "kube-system",
      metadata.name.hasPrefix(prefix)
    else { return nil }
    let id = metadata.name.dropFirst(prefix.count)
    let isWellFormed =
      id.utf8.count == 6
      && id.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
    return isWellFormed ? String(id) : nil
  }
}
