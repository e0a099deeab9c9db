/// A ConfigMap's metadata; of its data, only who `kube-system/aws-auth` lets in.
package struct ConfigMap: Sendable, Hashable {
  package var metadata: ObjectMetadata
  /// What the ConfigMap says to the authenticator of EKS; `nil` for every other ConfigMap.
  package var awsAuth: AWSAuth?

  package init(metadata: ObjectMetadata, awsAuth: AWSAuth? = nil) {
    self.metadata = metadata
    self.awsAuth = awsAuth
  }
}

/// Which AWS identities an EKS cluster lets in, and as whom: the data of `kube-system/aws-auth`.
package struct AWSAuth: Sendable, Hashable {
  /// An IAM role or user and the Kubernetes user and groups that it becomes.
  package struct Mapping: Sendable, Hashable {
    package var arn: String
    /// May hold templates such as `{{SessionName}}`.
    package var username: String
    package var groups: [String]

    package init(arn: String, username: String, groups: [String] = []) {
      self.arn = arn
      self.username = username
      self.groups = groups
    }
  }

  package static let namespace = "kube-system"
  package static let name = "aws-auth"

  package var roles: [Mapping]
  package var users: [Mapping]
  /// Accounts whose every identity is let in, under its ARN as user name.
  package var accounts: [String]

  package init(roles: [Mapping] = [], users: [Mapping] = [], accounts: [String] = []) {
    self.roles = roles
    self.users = users
    self.accounts = accounts
  }
}
