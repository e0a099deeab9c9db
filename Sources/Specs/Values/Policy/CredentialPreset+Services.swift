extension CredentialPreset {
  private static let minute: Int64 = 60
  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400

  static let workloadIdentities: [CredentialPreset] = [
    CredentialPreset(
      "spire-x509", .projectedToken, lifetime: hour,
      renewal: "by the agent at half its life", revocable: false,
      .source("SPIRE documentation and source; deleting an entry only stops renewal")),
    CredentialPreset(
      "spire-jwt", .federatedToken, lifetime: 5 * minute, renewal: "on demand", revocable: false,
      .source("SPIRE documentation")),
    CredentialPreset(
      "gha-oidc", .federatedToken, lifetime: 5 * minute, renewal: "per job or step",
      revocable: false,
      .source("users who decoded such tokens; GitHub does not document it")),
    CredentialPreset(
      "github-token", .federatedToken, lifetime: 6 * hour, max: 24 * hour,
      renewal: "by the runner", revocable: false,
      .source("GitHub Actions documentation: until the job ends, 6 h hosted, 24 h self-hosted")),
    CredentialPreset(
      "github-app-installation", .federatedToken, lifetime: hour, min: hour, max: hour,
      renewal: "minted again", revocable: true,
      .source("GitHub issue threads: one hour, fixed")),
  ]

  static let clouds: [CredentialPreset] = [
    CredentialPreset(
      "aws-sts-webidentity", .federatedToken, lifetime: hour, min: 15 * minute, max: 12 * hour,
      renewal: "assumed again", revocable: true,
      .source("AWS STS AssumeRoleWithWebIdentity; the role's own maximum is 1 to 12 h")),
    CredentialPreset(
      "aws-roles-anywhere", .federatedToken, lifetime: hour, min: 15 * minute, max: 12 * hour,
      renewal: "while the certificate is valid", revocable: false,
      .source("IAM Roles Anywhere CreateProfile; revocation lists count at issue only")),
    CredentialPreset(
      "aws-access-key", .legacyToken, lifetime: nil, renewal: "by a rotation, 90 d being common",
      revocable: true, .source("AWS IAM access keys do not expire; they can be deactivated")),
    CredentialPreset(
      "entra-access-token", .oidcSession, lifetime: day, renewal: "at the next sign-in",
      revocable: false, .source("an issue thread about OIDC logins, 24 h; second hand")),
  ]

  static let products: [CredentialPreset] = [
    CredentialPreset(
      "teleport-session", .oidcSession, lifetime: 12 * hour, max: 30 * hour,
      renewal: "at the next sign-in", revocable: false,
      .source("Teleport, `CertDuration` in its API defaults; `max_session_ttl` of its preset roles")
    ),
    CredentialPreset(
      "boundary-auth-token", .oidcSession, lifetime: 7 * day, renewal: "at the next sign-in",
      revocable: true, .source("Boundary's source: 7 d, 24 h without use")),
    CredentialPreset(
      "vault-k8s", .taskToken, lifetime: 768 * hour, max: 768 * hour, renewal: "on demand",
      revocable: false,
      .source(
        "Vault server configuration and Kubernetes secrets API: 768 h unless a role says less")
    ),
  ]
}
