import Foundation
import Specs
import Testing

@Suite("Experiments")
struct ExperimentReadingTests {
  private let experiment: ExperimentSpec

  init() throws {
    experiment = try ExperimentSpec.read(file: Fixture.url("experiment.yaml"))
  }

  @Test("the experiment says what it says")
  func own() {
    #expect(experiment.name == "example")
    #expect(experiment.description == "Two lines,\none text.")
    #expect(experiment.question == "Does asking help?")
    #expect(experiment.seed == .max)
    #expect(experiment.baseline == "standing")
    #expect(experiment.timelines == 24)
    #expect(experiment.trials == 3)
    #expect(experiment.primaryMetrics == ["blast_radius_share", "objective_reached"])
  }

  @Test("what it leaves out has its default")
  func defaults() {
    #expect(experiment.warmUp == 28 * 86_400)
    #expect(experiment.leakWindow == 2 * 86_400)
    #expect(experiment.maxDelay == 90 * 86_400)
    #expect(experiment.detection == .dwell)
    #expect(experiment.unknownSteps == .follow)
  }

  @Test("the files it refers to are read with it")
  func parts() throws {
    #expect(
      experiment.policies == [
        try PolicySpec.read(file: Fixture.url("parts/standing.yaml")),
        try PolicySpec.read(file: Fixture.url("parts/asking.yaml")),
      ])
    #expect(
      experiment.compromises == [try CompromiseSpec.read(file: Fixture.url("parts/leak.yaml"))])
  }

  @Test("estates come from presets, specifications and directories")
  func estates() throws {
    let folder = Fixture.folder.path
    #expect(
      experiment.estates == [
        .preset("small"), .spec(path: folder + "/parts/estate.yaml"),
        .directory(path: folder + "/estate"),
      ])
    #expect(
      experiment.estateOrigins == [
        .init(reference: "small", spec: EstateSpec.preset("small")),
        .init(
          reference: "parts/estate.yaml",
          spec: try EstateSpec.read(file: Fixture.url("parts/estate.yaml"))),
        .init(reference: "./estate"),
      ])
  }

  @Test("detection may be off, and a warm-up or a delay may be nothing")
  func zeroes() throws {
    let text = try String(contentsOf: Fixture.url("experiment.yaml"), encoding: .utf8)
      .replacing(
        "{leakWindow: 2d}",
        with: "{warmUp: 0s, maxDelay: 0d}\n  detection: off\n  unknownSteps: ignore")
    let file = try SpecFile.read(text, path: Fixture.url("x.yaml").path)
    guard case .experiment(let experiment) = file else { throw Reading.WrongKind() }
    #expect(experiment.detection == .off)
    #expect(experiment.unknownSteps == .ignore)
    #expect(experiment.warmUp == 0)
    #expect(experiment.maxDelay == 0)
    #expect(experiment.leakWindow == 28 * 86_400)
  }

  @Test("files say what they are")
  func kinds() throws {
    let expected = [
      "experiment.yaml": ("Experiment", "example"), "parts/asking.yaml": ("Policy", "asking"),
      "parts/leak.yaml": ("Compromise", "leak"), "parts/estate.yaml": ("EstateSpec", "tiny"),
      "estate/context.yaml": ("EstateContext", "shop"),
    ]
    for (path, (kind, name)) in expected {
      let file = try SpecFile.read(Fixture.url(path))
      #expect(file.kind == kind)
      #expect(file.name == name)
    }
  }
}
