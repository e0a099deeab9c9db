extension CredentialPreset {
  private static let minute: Int64 = 60
  private static let hour: Int64 = 3600
  private static let year: Int64 = 365 * 86_400

  static let kubernetes: [CredentialPreset] = [
    CredentialPreset(
      "k8s-projected", .projectedToken, lifetime: hour, min: 10 * minute,
      renewal: "by the kubelet at 80 % of its life, or after 24 h", revocable: true,
      .source("Kubernetes API field documentation; dies with the object it is bound to")),
    CredentialPreset(
      "k8s-projected-extended", .projectedToken, lifetime: year,
      renewal: "by the kubelet every hour; a copy outlives its file", revocable: true,
      .source(
        "the API server extends the 3,607 s of automatically mounted tokens to a year while "
          + "clients migrate; constant in its service account claims")),
    CredentialPreset(
      "k8s-legacy-secret", .legacyToken, lifetime: nil, renewal: "none", revocable: true,
      .source("Kubernetes service account token Secrets; die with the Secret or the account")),
    CredentialPreset(
      "kubectl-create-token", .taskToken, lifetime: hour, min: 10 * minute, renewal: "none",
      revocable: false,
      .source("manual of `kubectl create token`; the server decides, an hour is typical")),
    CredentialPreset(
      "kubeconfig-client-cert", .clientCertificate, lifetime: year, min: 10 * minute,
      renewal: "by hand; by kubeadm at each upgrade", revocable: false,
      .source(
        "kubeadm certificate management, default of the CSR signer; least `expirationSeconds` of "
          + "the CSR API; Kubernetes hardening guide on revocation")),
  ]
}
