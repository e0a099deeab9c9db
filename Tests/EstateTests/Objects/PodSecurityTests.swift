import Estate
import Testing

@Suite("Pod Security labels")
struct PodSecurityTests {
  private func labels(_ labels: [String: String]) -> PodSecurity {
    let prefix = "pod-security.kubernetes.io/"
    let full = labels.map { (prefix + $0.key, $0.value) }
    return Namespace(
      metadata: ObjectMetadata(name: "n", labels: Dictionary(uniqueKeysWithValues: full))
    ).podSecurity
  }

  @Test("Each mode has its own level and version")
  func modes() {
    let security = labels([
      "enforce": "baseline", "enforce-version": "v1.30", "audit": "restricted",
      "audit-version": "latest", "warn": "privileged",
    ])
    #expect(security.enforce?.level == .baseline)
    #expect(security.enforce?.version == ServerVersion(major: 1, minor: 30))
    #expect(security.audit == PodSecurity.Policy(level: .restricted))
    #expect(security.warn == PodSecurity.Policy(level: .privileged))
  }

  @Test("A mode without a label says nothing, whatever its version")
  func missing() {
    #expect(labels([:]) == PodSecurity(labels: [:]))
    let security = labels(["enforce-version": "v1.30"])
    #expect(security.enforce == nil && security.audit == nil && security.warn == nil)
  }

  @Test("An unknown level is the strictest where it is enforced and the loosest elsewhere")
  func unknownLevels() {
    let security = labels(["enforce": "Baseline", "audit": "strict", "warn": ""])
    #expect(security.enforce?.level == .restricted)
    #expect(security.audit?.level == .privileged && security.warn?.level == .privileged)
  }

  @Test("An unknown version is the latest", arguments: ["1.30", "v1", "v1.030", "v2.1", "v1.-1"])
  func unknownVersions(version: String) {
    let security = labels(["enforce": "baseline", "enforce-version": version])
    #expect(security.enforce == PodSecurity.Policy(level: .baseline))
  }

  @Test("Levels are ordered by strictness")
  func order() {
    #expect(PodSecurity.Level.allCases.sorted() == [.privileged, .baseline, .restricted])
  }
}
