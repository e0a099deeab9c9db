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
      "estates/small.yaml", "experiments/demo.yaml",
    ]
    #expect(Set(Self.files).isSuperset(of: expected + Self.policies.map { "policies/\($0).yaml" }))
  }

  @Test("every compromise says how often one of its places leaks, and no name is taken twice")
  func leakRates() throws {
    let compromises = try Self.files.filter { $0.hasPrefix("compromises/") }.map {
      try CompromiseSpec.read(file: Self.url($0))
    }
    #expect(compromises.count == 24)
    #expect(Set(compromises.map(\.name)).count == compromises.count)
    #expect(
      Set(compromises.map(\.mechanism)) == Set(CompromiseSpec.Mechanism.allCases))
    for compromise in compromises {
      #expect((compromise.leaksPerPlaceYear ?? 0) > 0, "\(compromise.name)")
      #expect(!compromise.description.isEmpty, "\(compromise.name)")
    }
  }

  private static let policies = [
    "standing", "rotated", "jit", "reviewed", "jit-self-approve", "jit-slow", "workload-identity",
    "task-scoped", "hybrid-brownfield", "highest-risk-first", "teleport-1h", "teleport-7d",
    "entra-pim", "gcp-pam", "gcp-jit-access", "aws-team", "k8s-breakglass", "agent-tasks", "gated",
    "gated-log", "per-task-kubeconfigs", "fleet-wide", "per-cluster", "jit-production-deploys",
    "jit-escalating",
  ]

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
