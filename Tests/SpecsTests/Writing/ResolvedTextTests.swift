import Foundation
import Sampling
import Specs
import Testing

@Suite("The resolved text of an experiment")
struct ResolvedTextTests {
  private let experiment: ExperimentSpec

  init() throws {
    experiment = try ExperimentSpec.read(file: Fixture.url("experiment.yaml"))
  }

  @Test("it is this text")
  func golden() throws {
    try Recorded.check(
      resolvedText(of: experiment), "Tests/SpecsTests/Fixtures/golden/experiment.yaml")
  }

  @Test("read again it is the same experiment, but for estate folders and where it was written")
  func roundTrip() throws {
    let text = resolvedText(of: experiment)
    let again = try ExperimentSpec.read(
      resolved: text, path: Fixture.url("experiment.yaml").path)
    #expect(resolvedText(of: again) == text)
    #expect(again.policies == experiment.policies)
    #expect(again.compromises == experiment.compromises)
    #expect(again.attacker == experiment.attacker && again.activity == experiment.activity)
  }

  @Test("errors in it name the line")
  func wrongResolvedText() throws {
    let text = resolvedText(of: experiment).replacing("baseline: ", with: "baseline: un")
    let error = #expect(throws: SpecificationError.self) {
      try ExperimentSpec.read(resolved: text, path: "results.sqlite")
    }
    #expect(error?.description.hasPrefix("results.sqlite:") == true)
    let file = #expect(throws: SpecificationError.self) {
      try ExperimentSpec.read(resolved: "kind: Experiment\n", path: "x")
    }
    #expect(file != nil)
  }

  @Test("it does not depend on the folder the experiment is read from")
  func folder() {
    var moved = experiment
    moved.estates = [.preset("small"), .spec(path: "x/estate.yaml"), .directory(path: "y/estate")]
    #expect(resolvedText(of: moved) == resolvedText(of: experiment))
    #expect(!resolvedText(of: experiment).contains(Fixture.folder.path))
  }

  @Test("an experiment made by hand has one as well")
  func byHand() {
    var byHand = experiment
    byHand.estateOrigins = []
    byHand.estates = [
      .preset("small"), .preset("own"), .spec(path: "a.yaml"), .directory(path: "b"),
    ]
    let text = resolvedText(of: byHand)
    #expect(text.contains("    - metadata:\n        name: small\n"))
    #expect(text.contains("    - preset: own\n    - spec: a.yaml\n    - directory: b\n"))
  }

  private static let changes: [@Sendable (inout ExperimentSpec) -> Void] = [
    { $0.name = "other" }, { $0.description = "other" }, { $0.question = "other" },
    { $0.seed = 1 }, { $0.estates.removeLast() }, { $0.estateOrigins[2].reference = "other" },
    { $0.estateOrigins[1].spec?.seed = 8 }, { $0.estateOrigins[1].spec?[.people] += 1 },
    { $0.estateOrigins[1].spec?[.podCreator] = 0.11 },
    { $0.policies.swapAt(0, 1) }, { $0.policies[0].pipelines.rotation = 1 },
    { $0.policies[0].people.lifetime = nil }, { $0.policies[0].storedTokens.rotation = 60 },
    { $0.policies[1].elevation = nil }, { $0.policies[1].elevation?.grantDuration = 7201 },
    { $0.policies[1].elevation?.controller = true },
    { $0.policies[1].elevation?.rules[0].decision = .deny },
    { $0.policies[1].elevation?.rules[0].match.environments.removeLast() },
    { $0.policies[1].elevation?.approverService = .empirical([90.5, 720, 754, 3600.5]) },
    { $0.compromises[0].mechanism = .buildLog }, { $0.compromises[0].horizon = 86_400 },
    { $0.compromises[0].objective = .clusterControl },
    { $0.compromises[0].selector.labels = ["a": "b"] },
    { $0.compromises[0].selector.groups = ["a"] },
    { $0.compromises[0].selector.teams = ["a"] },
    { $0.compromises[0].selector.onCall = true },
    { $0.compromises[0].selector.approvers = true },
    { $0.compromises[0].leaksPerPlaceYear = 0.5 },
    { $0.compromises[0].leakToUse = .constant(2_592_000) }, { $0.baseline = "asking" },
    { $0.timelines = 25 }, { $0.trials = 4 }, { $0.warmUp = 0 }, { $0.leakWindow += 1 },
    { $0.policies[0].agents = .init(kind: .taskToken) },
    { $0.policies[0].storedTokens.coverage.order = .highestRiskFirst },
    { $0.policies[0].audit.integrity = .witness },
    { $0.policies[0].sharedKubeconfigs.withdrawn = true },
    { $0.policies[1].elevation?.sessionTail = 1 }, { $0.activity.tasks.execShare = 0.31 },
    { $0.activity.friction.patience = .constant(60) }, { $0.maxDelay = 1 }, { $0.detection = .off },
    { $0.unknownSteps = .ignore }, { $0.attacker.behaviour = .targeted },
    { $0.attacker.skill = 2 }, { $0.attacker.stealth = 0.5 }, { $0.detection = .steps },
    { $0.primaryMetrics.reverse() },
  ]

  @Test("every change of a value changes it")
  func changes() {
    var texts: Set<String> = [resolvedText(of: experiment)]
    for change in Self.changes {
      var changed = experiment
      change(&changed)
      texts.insert(resolvedText(of: changed))
    }
    #expect(texts.count == Self.changes.count + 1)
  }

  @Test("its labels are in order whatever the order of the dictionary")
  func labels() {
    var first = experiment
    var second = experiment
    let names = (0..<40).map { "label-\($0)" }
    for name in names { first.compromises[0].selector.labels[name] = "x" }
    for name in names.reversed() { second.compromises[0].selector.labels[name] = "x" }
    #expect(resolvedText(of: first) == resolvedText(of: second))
  }

  @Test("each policy and compromise in it reads back as the same value")
  func parts() throws {
    var all = experiment
    all.compromises[0].selector.labels = ["b": "yes", "a": ""]
    all.compromises[0].mechanism = .pod
    all.compromises[0].leakToUse = .mixture([
      .init(weight: 0.4, .uniform(low: 0.5, high: 60)),
      .init(weight: 1, .lognormal(median: 100, sigma: 0.3)),
    ])
    let parts = Self.parts(of: resolvedText(of: all))
    #expect(parts.count == 5)
    for (index, policy) in all.policies.enumerated() {
      let text = "apiVersion: blastlab/v1\nkind: Policy\n" + parts[2 + index]
      #expect(try SpecFile.read(text, path: "p.yaml") == .policy(policy))
    }
    let text = "apiVersion: blastlab/v1\nkind: Compromise\n" + parts[4]
    #expect(try SpecFile.read(text, path: "c.yaml") == .compromise(all.compromises[0]))
    let estate = "apiVersion: blastlab/v1\nkind: EstateSpec\n" + parts[1]
    #expect(
      try SpecFile.read(estate, path: "e.yaml")
        == .estate(try #require(all.estateOrigins[1].spec)))
  }

  /// The entries of the lists of the text that have metadata and a spec, moved to the margin.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var isInside = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("    - ") {
        parts.append("")
        isInside = true
      } else if !line.hasPrefix("      ") {
        isInside = false
      }
      if isInside { parts[parts.count - 1] += line.dropFirst(6) + "\n" }
    }
    return parts.filter { $0.hasPrefix("metadata:") }
  }
}
