import Foundation
import Specs
import Testing

@Suite("The page about the file format")
struct ReadmeTests {
  private let text: String

  init() throws {
    text = try String(
      contentsOf: Fixture.scenarios.appendingPathComponent("README.md"), encoding: .utf8)
  }

  @Test("its examples are valid")
  func examples() throws {
    let blocks = text.components(separatedBy: "```yaml\n").dropFirst()
    let examples = blocks.compactMap { $0.components(separatedBy: "```").first }
    let kinds = try examples.map { text in
      // Scenarios of techniques name files in their own folders.
      let folder = text.contains("kind: TechniqueScenario") ? "techniques/token-mint/" : ""
      let path = Fixture.scenarios.appendingPathComponent("\(folder)example.yaml").path
      return try SpecFile.read(text, path: path).kind
    }
    #expect(kinds == ["Policy", "Policy", "Compromise", "EstateSpec", "TechniqueScenario"])
  }

  @Test("its table of policies lists each file once")
  func policies() throws {
    let folder = Fixture.scenarios.appendingPathComponent("policies")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for file in files {
      #expect(text.components(separatedBy: "(policies/\(file))").count == 2, "\(file)")
    }
  }

  @Test("its distributions are valid")
  func distributions() throws {
    let row = try #require(text.split(separator: "\n").first { $0.contains("`{constant: 1h}`") })
    let forms = row.split(separator: "`").filter { $0.hasPrefix("{") }
    #expect(forms.count == 7)
    for form in forms where !form.contains(".csv") {
      let lines = ["mechanism: pod", "leakToUse: \(form.replacing(", …", with: ""))"]
      #expect(throws: Never.self) { try Reading.compromise(lines) }
    }
  }

  @Test("its defaults are those of the reader")
  func defaults() {
    #expect(
      text.contains(
        "`client-certificate` 365d,\n`oidc-session` 12h, `federated-token`, `projected-token` and "
          + "`task-token` 1h."
      ))
    #expect(SpecDefaults.clientCertificateLifetime == 365 * 86_400)
    #expect(SpecDefaults.oidcSessionLifetime == 12 * 3600)
    #expect(SpecDefaults.federatedTokenLifetime == 3600)
    #expect(SpecDefaults.projectedTokenLifetime == 3600)
    #expect(SpecDefaults.taskTokenLifetime == 3600)
    #expect(text.contains("`clock: {warmUp: 28d, leakWindow: 28d, maxDelay: 90d}`"))
    #expect(SpecDefaults.warmUp == 28 * 86_400)
    #expect(SpecDefaults.leakWindow == 28 * 86_400)
    #expect(SpecDefaults.maxDelay == 90 * 86_400)
    #expect(text.contains("horizon: 30d           # default"))
    #expect(SpecDefaults.horizon == 30 * 86_400)
  }
}
