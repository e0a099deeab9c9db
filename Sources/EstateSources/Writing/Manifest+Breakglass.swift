import Estate

extension BreakglassEscalation {
  /// The BreakglassEscalation as JSON, without what its pod rules override.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: Breakglass.apiVersion, kind: "BreakglassEscalation", ["spec": .members(spec)])
  }

  private var spec: [String: JSONValue?] {
    [
      "escalatedGroup": .unlessEmpty(escalatedGroup),
      "allowed": .members([
        "clusters": .unlessEmpty(allowedClusters), "groups": .unlessEmpty(allowedGroups),
      ]),
      "approvers": .unlessEmpty(members: [
        "users": .unlessEmpty(approvers.users), "groups": .unlessEmpty(approvers.groups),
        "hiddenFromUI": .unlessEmpty(hiddenApprovers),
      ]),
      "clusterConfigRefs": .unlessEmpty(clusterConfigRefs),
      "allowedApproverDomains": .unlessEmpty(allowedApproverDomains),
      "blockSelfApproval": blockSelfApproval.map { .boolean($0) },
      "allowedIdentityProviders": .unlessEmpty(identityProviders.forBoth),
      "allowedIdentityProvidersForRequests": .unlessEmpty(identityProviders.forRequests),
      "allowedIdentityProvidersForApprovers": .unlessEmpty(identityProviders.forApprovers),
      "maxValidFor": .unlessEmpty(maxValidFor),
      "idleTimeout": .unlessEmpty(idleTimeout),
      "approvalTimeout": .unlessEmpty(approvalTimeout),
      "retainFor": .unlessEmpty(retainFor),
      "requestReason": requestReason.map(\.manifest),
      "approvalReason": approvalReason.map(\.manifest),
      "denyPolicyRefs": .unlessEmpty(denyPolicyRefs),
      "sessionLimitsOverride": sessionLimits.map(\.manifest),
      "disableNotifications": disableNotifications.map { .boolean($0) },
      "notificationExclusions": .unlessEmpty(members: [
        "users": .unlessEmpty(notificationExclusions.users),
        "groups": .unlessEmpty(notificationExclusions.groups),
      ]),
      "mailProvider": .unlessEmpty(mailProvider),
    ]
  }
}

extension BreakglassEscalation.Reason {
  fileprivate var manifest: JSONValue { .object(["mandatory": .boolean(self == .mandatory)]) }
}

extension BreakglassEscalation.SessionLimits {
  fileprivate var manifest: JSONValue {
    .members([
      "unlimited": .ifTrue(isUnlimited),
      "maxActiveSessionsPerUser": perUser.map { .integer($0) },
      "maxActiveSessionsTotal": inTotal.map { .integer($0) },
    ])
  }
}

extension BreakglassSession {
  /// The BreakglassSession as JSON.
  var manifest: JSONValue {
    let status = JSONValue.unlessEmpty(members: [
      "state": .unlessEmpty(state), "approvers": .unlessEmpty(approvers),
      "approvedAt": approvedAt.map { .string($0) }, "expiresAt": expiresAt.map { .string($0) },
    ])
    return metadata.object(
      apiVersion: Breakglass.apiVersion, kind: "BreakglassSession",
      [
        "spec": .members([
          "user": .string(user), "cluster": .string(cluster),
          "clusterConfigRef": .unlessEmpty(clusterConfigRef),
          "grantedGroup": .string(grantedGroup),
          "maxValidFor": .unlessEmpty(maxValidFor), "idleTimeout": .unlessEmpty(idleTimeout),
          "denyPolicyRefs": .unlessEmpty(denyPolicyRefs),
          "scheduledStartTime": scheduledStartTime.map { .string($0) },
        ]),
        "status": status,
      ])
  }
}

extension BreakglassClusterConfig {
  /// The ClusterConfig as JSON; addresses that OIDC needs are not kept.
  var manifest: JSONValue {
    let oidc = clientSecret.map { secret -> JSONValue in
      .object([
        "issuerURL": .string("https://unknown.example.com"), "clientID": .string("unknown"),
        "server": .string("https://unknown.example.com"), "clientSecretRef": secret.manifest,
      ])
    }
    return metadata.object(
      apiVersion: Breakglass.apiVersion, kind: "ClusterConfig",
      [
        "spec": .members([
          "clusterID": .unlessEmpty(clusterID), "tenant": .unlessEmpty(tenant),
          "environment": .unlessEmpty(environment), "authType": .unlessEmpty(authType),
          "kubeconfigSecretRef": kubeconfigSecret.map(\.manifest), "oidcAuth": oidc,
          "allowedApproverDomains": .unlessEmpty(allowedApproverDomains),
          "blockSelfApproval": blockSelfApproval.map { .boolean($0) },
          "identityProviderRefs": .unlessEmpty(identityProviderRefs),
        ])
      ])
  }
}

extension BreakglassDenyPolicy {
  /// The DenyPolicy as JSON; how it judges pods is not kept.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: Breakglass.apiVersion, kind: "DenyPolicy",
      [
        "spec": .members([
          "precedence": precedence.map { .integer($0) },
          "appliesTo": .unlessEmpty(members: [
            "clusters": .unlessEmpty(clusters), "tenants": .unlessEmpty(tenants),
            "sessions": .unlessEmpty(sessions),
          ]),
          "rules": .unlessEmpty(rules.map(\.manifest)),
          "podSecurityRules": judgesPods
            ? .object(["riskFactors": .object([:]), "thresholds": .array([])]) : nil,
        ])
      ])
  }
}

extension BreakglassDenyPolicy.Rule {
  fileprivate var manifest: JSONValue {
    .members([
      "verbs": .strings(verbs), "apiGroups": .strings(apiGroups),
      "resources": .strings(resources), "subresources": .unlessEmpty(subresources),
      "resourceNames": .unlessEmpty(resourceNames),
      "namespaces": .unlessEmpty(members: [
        "patterns": .unlessEmpty(namespacePatterns),
        "selectorTerms": .unlessEmpty(namespaceSelectors.map(\.manifest)),
      ]),
    ])
  }
}
