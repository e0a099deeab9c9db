import Estate
import EstateSources
import Testing

@Suite("Reading of k8s-breakglass objects")
struct BreakglassReadingTests {
  private func read(_ kind: String, _ rest: String) throws -> Breakglass {
    let read = try Dumps.read(
      #"""
      {"apiVersion":"breakglass.t-caas.telekom.com/v1alpha1","kind":"\#(kind)",
       "metadata":{"name":"x","namespace":"breakglass"},\#(rest)}
      """#)
    #expect(read.statistics.objects == [kind: 1])
    return read.cluster.breakglass
  }

  private let metadata = ObjectMetadata(namespace: "breakglass", name: "x")

  @Test("Escalations say who may ask, who decides and for how long")
  func escalations() throws {
    let found = try read(
      "BreakglassEscalation",
      #"""
      "spec":{"escalatedGroup":"cluster-admin","allowed":{"clusters":["prod-*"],"groups":["sre"]},
        "approvers":{"users":["lead@example.com"],"groups":["security"],"hiddenFromUI":["flm"]},
        "clusterConfigRefs":["prod"],"allowedApproverDomains":["example.com"],
        "blockSelfApproval":true,"maxValidFor":"2h","idleTimeout":"30m","approvalTimeout":"15m",
        "retainFor":"720h","requestReason":{"mandatory":true,"description":"Ticket"},
        "approvalReason":{"description":"Why"},"denyPolicyRefs":["no-secrets"],
        "allowedIdentityProvidersForRequests":["corp"],
        "allowedIdentityProvidersForApprovers":["corp"],
        "sessionLimitsOverride":{"maxActiveSessionsPerUser":1,"maxActiveSessionsTotal":10},
        "disableNotifications":false,"notificationExclusions":{"users":["bot@example.com"]},
        "mailProvider":"hardened","podSecurityOverrides":{"enabled":true}},
      "status":{"approverGroupMembers":{"security":["ann@example.com"]}}
      """#)
    var expected = BreakglassEscalation(metadata: metadata)
    expected.escalatedGroup = "cluster-admin"
    expected.allowedClusters = ["prod-*"]
    expected.allowedGroups = ["sre"]
    expected.approvers = .init(users: ["lead@example.com"], groups: ["security"])
    expected.hiddenApprovers = ["flm"]
    expected.clusterConfigRefs = ["prod"]
    expected.allowedApproverDomains = ["example.com"]
    expected.blockSelfApproval = true
    expected.maxValidFor = "2h"
    expected.idleTimeout = "30m"
    expected.approvalTimeout = "15m"
    expected.retainFor = "720h"
    expected.requestReason = .mandatory
    expected.approvalReason = .optional
    expected.denyPolicyRefs = ["no-secrets"]
    expected.identityProviders = .init(forRequests: ["corp"], forApprovers: ["corp"])
    expected.sessionLimits = .init(perUser: 1, inTotal: 10)
    expected.disableNotifications = false
    expected.notificationExclusions = .init(users: ["bot@example.com"])
    expected.mailProvider = "hardened"
    #expect(found.escalations == [expected])
  }

  @Test("Sessions say who was let in where, and until when")
  func sessions() throws {
    let found = try read(
      "BreakglassSession",
      #"""
      "spec":{"user":"ann@example.com","cluster":"prod-eu","grantedGroup":"cluster-admin",
        "maxValidFor":"1h","requestReason":"because","scheduledStartTime":"2026-03-04T05:06:07Z"},
      "status":{"state":"Approved","approver":"lead@example.com","approvalReason":"fine",
        "approvedAt":"2026-03-04T05:00:00Z","expiresAt":"2026-03-04T06:06:07Z","conditions":[]}
      """#)
    var expected = BreakglassSession(metadata: metadata)
    expected.user = "ann@example.com"
    expected.cluster = "prod-eu"
    expected.grantedGroup = "cluster-admin"
    expected.maxValidFor = "1h"
    expected.scheduledStartTime = "2026-03-04T05:06:07Z"
    expected.state = "Approved"
    expected.approvers = ["lead@example.com"]
    expected.approvedAt = "2026-03-04T05:00:00Z"
    expected.expiresAt = "2026-03-04T06:06:07Z"
    #expect(found.sessions == [expected])
  }

  @Test("Cluster configurations say which Secrets the controller holds")
  func clusterConfigs() throws {
    var expected = BreakglassClusterConfig(metadata: metadata)
    expected.clusterID = "prod-eu"
    expected.tenant = "shop"
    expected.environment = "prod"
    expected.authType = "OIDC"
    expected.kubeconfigSecret = NamespacedName(namespace: "breakglass", name: "prod-admin")
    expected.clientSecret = NamespacedName(namespace: "breakglass", name: "oidc")
    expected.allowedApproverDomains = ["example.com"]
    expected.blockSelfApproval = false
    expected.identityProviderRefs = ["corp"]
    let found = try read(
      "ClusterConfig",
      #"""
      "spec":{"clusterID":"prod-eu","tenant":"shop","environment":"prod","authType":"OIDC",
        "kubeconfigSecretRef":{"name":"prod-admin","namespace":"breakglass","key":"value"},
        "oidcAuth":{"issuerURL":"https://id.example.com","clientID":"c",
          "clientSecretRef":{"name":"oidc","namespace":"breakglass"}},
        "allowedApproverDomains":["example.com"],"blockSelfApproval":false,
        "identityProviderRefs":["corp"],"qps":100}
      """#)
    #expect(found.clusterConfigs == [expected])
  }

  @Test("Deny policies name namespaces as a list or as a filter")
  func denyPolicies() throws {
    let found = try read(
      "DenyPolicy",
      #"""
      "spec":{"precedence":10,"appliesTo":{"clusters":["prod"],"tenants":["t"],"sessions":["s"]},
        "rules":[{"verbs":["get"],"apiGroups":[""],"resources":["secrets"],"resourceNames":["a-*"],
            "subresources":["status"],"namespaces":["kube-*"]},
          {"verbs":["*"],"apiGroups":["*"],"resources":["*"],"namespaces":{"patterns":["app-*"],
            "selectorTerms":[{"matchLabels":{"env":"prod"}}]}}],
        "podSecurityRules":{"riskFactors":{"hostPID":80},"thresholds":[]}}
      """#)
    let policy = try #require(found.denyPolicies.first)
    #expect(policy.metadata == ObjectMetadata(name: "x"), "cluster-scoped")
    #expect(policy.precedence == 10 && policy.judgesPods)
    #expect([policy.clusters, policy.tenants, policy.sessions] == [["prod"], ["t"], ["s"]])
    #expect(policy.rules.map(\.namespacePatterns) == [["kube-*"], ["app-*"]])
    #expect(
      policy.rules.map(\.namespaceSelectors) == [[], [LabelSelector(matchLabels: ["env": "prod"])]])
    #expect(policy.rules[0].resourceNames == ["a-*"] && policy.rules[0].subresources == ["status"])
  }
}
