/// A cloud identity that pods of a service account may take, as an annotation of it says.
///
/// Whether the cloud trusts the service account is for the cloud's own policy to say.
package struct CloudIdentity: Sendable, Hashable {
  package enum Provider: String, Sendable, Hashable, CaseIterable {
    case aws
    case gcp
    case azure

    /// The annotation that names an identity of this provider.
    ///
    /// - Source: EKS IAM roles for service accounts, GKE Workload Identity, Azure Workload
    ///   Identity.
    package var annotation: String {
      switch self {
      case .aws: "eks.amazonaws.com/role-arn"
      case .gcp: "iam.gke.io/gcp-service-account"
      case .azure: "azure.workload.identity/client-id"
      }
    }
  }

  package var provider: Provider
  /// A role's ARN, a service account's e-mail address or a client ID.
  package var identity: String

  package init(provider: Provider, identity: String) {
    self.provider = provider
    self.identity = identity
  }
}

extension ServiceAccount {
  /// The cloud identities that the annotations name, in the order of the providers.
  package var cloudIdentities: [CloudIdentity] {
    CloudIdentity.Provider.allCases.compactMap { provider in
      guard let identity = metadata.annotations[provider.annotation], !identity.isEmpty else {
        return nil
      }
      return CloudIdentity(provider: provider, identity: identity)
    }
  }
}
