import Estate

extension Catalogue {
  /// Acting as somebody else.
  ///
  /// Each header of a request is authorised by itself, and a request that impersonates anything has
  /// to name a user or service account.
  static let impersonationRows: [Technique] = [
    Technique(
      "impersonate-user", "Impersonate a user", group: .verbs, tactic: .privilegeEscalation,
      attackID: "T1078",
      condition: .request(
        rights: [impersonate([.init("", "users")])], target: .impersonatedUser, scope: .cluster),
      gain: .session, duration: .lateralStep, detection: .write,
      mitigation: "Limit impersonate by resourceNames.", references: impersonationReferences,
      peers: impersonationPeers),
    Technique(
      "impersonate-group", "Impersonate a group", group: .verbs, tactic: .privilegeEscalation,
      attackID: "T1078",
      condition: .request(
        rights: [anyUser, impersonate([.init("", "groups")])], target: .impersonatedGroup,
        scope: .cluster),
      gain: .session, duration: .lateralStep, detection: .alarming,
      mitigation: "Limit impersonate on groups by resourceNames; never leave out system:masters.",
      references: impersonationReferences, peers: impersonationPeers),
    Technique(
      "impersonate-sa", "Impersonate a service account", group: .verbs,
      tactic: .privilegeEscalation, attackID: "T1078",
      condition: .request(
        rights: [impersonate([.init("", "serviceaccounts")])],
        target: .impersonatedServiceAccount, scope: .namespaced),
      gain: .session, duration: .lateralStep, detection: .write,
      mitigation: "Limit impersonate by resourceNames.", references: impersonationReferences,
      peers: impersonationPeers),
    Technique(
      "impersonate-extra", "Impersonate extra fields of a user", group: .verbs,
      tactic: .privilegeEscalation, attackID: "T1078",
      condition: .request(
        rights: [
          anyUser,
          impersonate(
            [.init(authenticationGroup, "userextras", Right.Resource.anySubresource)],
            namesTarget: false),
        ], target: .effect, scope: .cluster),
      gain: .session, duration: .lateralStep, detection: .write,
      mitigation: "Grant userextras only where an authorization webhook needs the field.",
      references: ["Kubernetes documentation: User impersonation"], peers: [.rbacPolice]),
    Technique(
      "impersonate-uid", "Impersonate the uid of a user", group: .verbs,
      tactic: .privilegeEscalation, attackID: "T1078",
      condition: .request(
        rights: [
          anyUser, impersonate([.init(authenticationGroup, "uids")], namesTarget: false),
        ], target: .effect, scope: .cluster),
      gain: .session, duration: .lateralStep, detection: .write,
      mitigation: "Grant uids only where an authorization webhook needs them.",
      references: ["Kubernetes documentation: User impersonation"], peers: [.rbacPolice]),
    // It takes a right on the request itself as well, `impersonate-on:MODE:VERB`, whatever that is.
    Technique(
      "impersonate-constrained", "Impersonate somebody for some requests", group: .verbs,
      tactic: .privilegeEscalation, attackID: "T1078",
      condition: .request(
        rights: [ConstrainedMode.rights], target: .constrainedImpersonation, scope: .cluster),
      gain: .session, duration: .lateralStep, detection: .write, versions: .since(36),
      mitigation: "Limit impersonate:MODE by resourceNames and impersonate-on to harmless verbs.",
      references: [
        "Kubernetes documentation: User impersonation, constrained impersonation", "KEP-5284",
      ]),
  ]

  private static let authenticationGroup = "authentication.k8s.io"

  private static func impersonate(
    _ resources: [Right.Resource], namesTarget: Bool = true
  ) -> Right {
    Right(
      verbs: ["impersonate"], resources: resources, carriesName: true, namesTarget: namesTarget)
  }

  /// Whoever may be named in the header that no impersonation goes without. It need not exist.
  private static let anyUser = impersonate(
    [.init("", "users"), .init("", "serviceaccounts", isInAnyNamespace: true)],
    namesTarget: false)

  private static let impersonationReferences = [
    "Kubernetes documentation: RBAC good practices, impersonate verb",
    "rbac-police: impersonate, IceKube: CAN_IMPERSONATE",
  ]

  private static let impersonationPeers: [Peer] = [
    .iceKube, .rbacPolice, .kubiScan, .kubescapeGraph, .kubesplaining, .rbacTool, .kubescape,
    .krane,
  ]
}
