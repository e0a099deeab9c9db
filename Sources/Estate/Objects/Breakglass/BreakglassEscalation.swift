/// Who may ask to join a group for a while, and who decides.
package struct BreakglassEscalation: Sendable, Hashable {
  /// A free text that is asked for.
  package enum Reason: String, Sendable, Hashable {
    case optional
    case mandatory
  }

  /// Some of the users and groups that approve, or that are spared notifications.
  package struct Audience: Sendable, Hashable {
    package var users: [String]
    package var groups: [String]

    package init(users: [String] = [], groups: [String] = []) {
      self.users = users
      self.groups = groups
    }
  }

  /// Names of IdentityProvider objects; an empty list allows every one.
  package struct IdentityProviders: Sendable, Hashable {
    package var forBoth: [String]
    package var forRequests: [String]
    package var forApprovers: [String]

    package init(
      forBoth: [String] = [], forRequests: [String] = [], forApprovers: [String] = []
    ) {
      self.forBoth = forBoth
      self.forRequests = forRequests
      self.forApprovers = forApprovers
    }
  }

  /// How many sessions may be active at once; `nil` leaves it to the identity provider.
  package struct SessionLimits: Sendable, Hashable {
    package var isUnlimited: Bool
    package var perUser: Int?
    package var inTotal: Int?

    package init(isUnlimited: Bool = false, perUser: Int? = nil, inTotal: Int? = nil) {
      self.isUnlimited = isUnlimited
      self.perUser = perUser
      self.inTotal = inTotal
    }
  }

  package var metadata: ObjectMetadata
  /// The group that a session grants.
  package var escalatedGroup = ""
  /// Names of clusters, with wildcards (`prod-*`).
  package var allowedClusters: [String] = []
  /// Names of ClusterConfig objects, with wildcards.
  package var clusterConfigRefs: [String] = []
  /// The groups whose members may ask.
  package var allowedGroups: [String] = []
  package var approvers = Audience()
  /// Approvers that nobody is shown or notified of.
  package var hiddenApprovers: [String] = []
  /// Mail domains that an approver's address must be of; empty leaves it to the cluster.
  package var allowedApproverDomains: [String] = []
  /// Whether requesters are kept from approving their own; `nil` leaves it to the cluster.
  package var blockSelfApproval: Bool?
  package var identityProviders = IdentityProviders()

  /// How long an approved session lasts, as written; empty is the API's default (1 h).
  package var maxValidFor = ""
  /// How long a session may be idle, as written; empty for no limit.
  package var idleTimeout = ""
  /// How long approvers have, as written; empty is the API's default (1 h).
  package var approvalTimeout = ""
  /// How long ended sessions stay on record, as written.
  package var retainFor = ""

  /// `nil` asks for none.
  package var requestReason: Reason?
  /// `nil` asks for none.
  package var approvalReason: Reason?
  package var denyPolicyRefs: [String] = []
  package var sessionLimits: SessionLimits?
  package var disableNotifications: Bool?
  /// Approvers that get no mail.
  package var notificationExclusions = Audience()
  /// The MailProvider object that notifications go through; empty is the cluster's.
  package var mailProvider = ""

  package init(metadata: ObjectMetadata) {
    self.metadata = metadata
  }
}
