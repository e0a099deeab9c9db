/// The settings that a pod and each of its containers may make alike; `nil` where it does not.
package struct SecurityContext: Sendable, Hashable {
  package var runAsUser: Int?
  package var runAsNonRoot: Bool?
  /// `RuntimeDefault`, `Localhost` or `Unconfined`.
  package var seccompProfile: String?
  /// `RuntimeDefault`, `Localhost` or `Unconfined`. The former annotation of this meaning
  /// (`container.apparmor.security.beta.kubernetes.io/…`) stays among the pod's annotations.
  package var appArmorProfile: String?
  package var seLinux: SELinuxOptions?
  /// Whether a Windows container runs as a process of the host.
  package var hostProcess: Bool?

  package init(
    runAsUser: Int? = nil, runAsNonRoot: Bool? = nil, seccompProfile: String? = nil,
    appArmorProfile: String? = nil, seLinux: SELinuxOptions? = nil, hostProcess: Bool? = nil
  ) {
    self.runAsUser = runAsUser
    self.runAsNonRoot = runAsNonRoot
    self.seccompProfile = seccompProfile
    self.appArmorProfile = appArmorProfile
    self.seLinux = seLinux
    self.hostProcess = hostProcess
  }

  /// These settings, and another context's where there is none.
  func falling(back other: SecurityContext) -> SecurityContext {
    SecurityContext(
      runAsUser: runAsUser ?? other.runAsUser, runAsNonRoot: runAsNonRoot ?? other.runAsNonRoot,
      seccompProfile: seccompProfile ?? other.seccompProfile,
      appArmorProfile: appArmorProfile ?? other.appArmorProfile,
      seLinux: seLinux ?? other.seLinux, hostProcess: hostProcess ?? other.hostProcess)
  }
}

/// The SELinux label that a container asks for, as far as Pod Security looks at it.
package struct SELinuxOptions: Sendable, Hashable {
  package var user: String
  package var role: String
  package var type: String

  package init(user: String = "", role: String = "", type: String = "") {
    self.user = user
    self.role = role
    self.type = type
  }
}
