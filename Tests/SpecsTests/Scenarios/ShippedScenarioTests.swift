import Foundation
import Sampling
import Specs
import Testing

@Suite("The scenarios that ship")
struct ShippedScenarioTests {
  /// Every YAML file under `scenarios`, by its path there.
  private static let all: [String] = {
    let paths = FileManager.default.enumerator(atPath: Fixture.scenarios.path)?.allObjects ?? []
    return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  /// Those of techniques have folders of their own, with manifests beside them.
  private static let files = all.filter { !$0.hasPrefix("techniques/") }
  private static let techniques = all.filter {
    $0.hasPrefix("techniques/") && $0.hasSuffix("/scenario.yaml")
  }

  private static func url(_ path: String) -> URL {
    Fixture.scenarios.appendingPathComponent(path)
  }

  @Test("none is missing")
  func complete() {
    let expected = [
      "compromises/compromised-platform-pod.yaml",
      "compromises/compromised-pod.yaml", "compromises/leaked-build-log.yaml",
      "compromises/leaked-ci-secret.yaml", "compromises/stolen-kubeconfig.yaml",
      "estates/small.yaml", "experiments/demo.yaml", "policies/jit.yaml",
      "policies/rotated.yaml", "policies/standing.yaml",
    ]
    #expect(Set(Self.files).isSuperset(of: expected))
  }

  @Test("each is valid, of the kind of its folder, and named like its file", arguments: files)
  func valid(path: String) throws {
    let kinds = [
      "compromises": "Compromise", "estates": "EstateSpec", "experiments": "Experiment",
      "policies": "Policy",
    ]
    let file = try SpecFile.read(Self.url(path))
    let parts = path.split(separator: "/")
    #expect(kinds[String(parts[0])] == file.kind)
    #expect(parts.last.map(String.init) == file.name + ".yaml")
  }

  @Test("each of a technique is valid and named like its folder", arguments: techniques)
  func techniqueScenario(path: String) throws {
    let file = try SpecFile.read(Self.url(path))
    #expect(file.kind == "TechniqueScenario")
    #expect(path == "techniques/\(file.name)/scenario.yaml")
  }

  @Test("every file beside a technique's scenario is used by it", arguments: techniques)
  func manifestsInUse(path: String) throws {
    let scenario = try TechniqueScenario.read(file: Self.url(path))
    let folder = "techniques/\(scenario.name)/"
    let used = scenario.cases.flatMap { [$0.estate, $0.contextFile] }.map { folder + $0 }
    let beside = Self.all.filter { $0.hasPrefix(folder) && $0 != path }
    #expect(Set(beside).subtracting(used).isEmpty)
  }

  @Test("the estates are the presets", arguments: ["small", "medium", "large", "xl"])
  func estates(name: String) throws {
    let read = try EstateSpec.read(file: Self.url("estates/\(name).yaml"))
    #expect(read == EstateSpec.preset(name))
  }

  @Test("rotation is all that standing and rotated access differ in")
  func rotated() throws {
    let standing = try PolicySpec.read(file: Self.url("policies/standing.yaml"))
    var rotated = try PolicySpec.read(file: Self.url("policies/rotated.yaml"))
    let month: Int64 = 30 * 86_400
    #expect(rotated.pipelines.rotation == month)
    #expect(rotated.people.rotation == month)
    #expect(rotated.storedTokens.rotation == month)
    rotated.name = standing.name
    rotated.description = standing.description
    rotated.pipelines.rotation = nil
    rotated.people.rotation = nil
    rotated.storedTokens.rotation = nil
    #expect(rotated == standing)
  }

  @Test("just-in-time access asks people for production and whole clusters")
  func jit() throws {
    let policy = try PolicySpec.read(file: Self.url("policies/jit.yaml"))
    #expect(policy.people == CredentialRule(kind: .oidcSession, lifetime: 12 * 3600))
    #expect(policy.pipelines == CredentialRule(kind: .federatedToken, lifetime: 3600))
    #expect(policy.storedTokens == CredentialRule(kind: .legacyToken))
    #expect(
      policy.elevation
        == ElevationRule(
          grantDuration: 3600,
          rules: [
            .init(environments: ["production", "cluster"], decision: .approval),
            .init(decision: .policy),
          ],
          approverService: .lognormal(median: 720, sigma: 1.2), controller: true))
  }

  @Test("the demonstration pairs three policies with three compromises")
  func demo() throws {
    let demo = try ExperimentSpec.read(file: Self.url("experiments/demo.yaml"))
    #expect(demo.policies.map(\.name) == ["standing", "rotated", "jit"])
    #expect(
      demo.compromises.map(\.name) == [
        "leaked-ci-secret", "leaked-build-log", "stolen-kubeconfig", "compromised-pod",
        "compromised-platform-pod",
      ])
    #expect((demo.timelines, demo.trials, demo.seed) == (20, 12, 2026))
    #expect(demo.estates == [.preset("medium")])
    #expect([demo.warmUp, demo.leakWindow, demo.maxDelay] == [604_800, 1_209_600, 7_776_000])
    #expect(demo.primaryMetrics == ["blast_radius_share"])
    #expect(demo.description.contains("7 days instead of 28"))
  }
}
