import AttackGraph
import Foundation
import Specs
import Testing

@Suite("The page about the techniques")
struct TechniqueDocumentTests {
  private static let file = ScenarioFolders.repository.appendingPathComponent(
    "docs/TECHNIQUES.md")
  private static let scenarios = ScenarioFolders.readable.map { scenario in
    TechniqueDocument.Scenario(
      technique: scenario.name, description: scenario.description,
      exclusions: scenario.cases.filter { !$0.takes }.map(\.why))
  }

  /// With BLASTLAB_RECORD=1, writes the page anew and fails.
  @Test("is what the catalogue and the scenarios say")
  func page() throws {
    let text = TechniqueDocument.markdown(.standard, scenarios: Self.scenarios)
    if ProcessInfo.processInfo.environment["BLASTLAB_RECORD"] == "1" {
      try Data(text.utf8).write(to: Self.file)
      Issue.record("recorded docs/TECHNIQUES.md: run again without BLASTLAB_RECORD")
      return
    }
    let page = try String(contentsOf: Self.file, encoding: .utf8)
    let differing = zip(
      page.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    ).first { $0 != $1 }
    #expect(differing == nil, "BLASTLAB_RECORD=1 records what is new")
    #expect(page.utf8.elementsEqual(text.utf8), "BLASTLAB_RECORD=1 records what is new")
  }

  @Test("has every technique once, under the heading that links lead to")
  func headings() {
    let text = TechniqueDocument.markdown(.standard, scenarios: [])
    let lines = text.split(separator: "\n")
    for technique in Catalogue.standard.techniques {
      #expect(lines.count { $0 == "### \(technique.id)" } == 1)
      #expect(text.contains("[\(technique.id)](#\(technique.id))"))
      #expect(text.contains("- Mitigation: \(technique.mitigation)"))
    }
    #expect(lines.contains { $0.hasPrefix("| all | \(Catalogue.standard.techniques.count) |") })
  }

  @Test("quotes a technique's scenario, its near misses and its folder")
  func scenario() throws {
    let row = try #require(Catalogue.standard.techniques.first { $0.id == "token-mint" })
    let text = TechniqueDocument.markdown(
      Catalogue([row]),
      scenarios: [
        .init(
          technique: "token-mint", description: "What it shows.",
          exclusions: ["One.", "Two\nlines.", "One."])
      ])
    #expect(text.contains("**Mint a service account token.** What it shows.\n"))
    #expect(text.contains("(../scenarios/techniques/token-mint/scenario.yaml)"))
    #expect(text.contains("  - Not: One.\n  - Not: Two lines.\n\n"))
  }
}

@Suite("A technique in words")
struct TechniqueWordsTests {
  private static func technique(_ id: String) throws -> Technique {
    try #require(Catalogue.standard.techniques.first { $0.id == id })
  }

  @Test("A request says its rights, whether names count, and what older servers took")
  func request() throws {
    let exec = try Self.technique("pod-exec")
    #expect(
      exec.needs == [
        "`create` on `pods/exec` (a rule limited by resourceNames gives it for those names; "
          + "before 1.35, `create` or `get`)"
      ])
    let bind = try Self.technique("rbac-bind-ns")
    #expect(bind.needs.count == 2)
    #expect(
      bind.needs[0]
        == "`create` or `update` or `patch` on `rbac.authorization.k8s.io/rolebindings` (a rule "
        + "limited by resourceNames gives changes of those names, `create` only together with one)")
    #expect(bind.needsIntroduction.contains("one principal must hold all rights"))
  }

  @Test("Handing on a role takes holding it, which is no right of its own")
  func handOn() throws {
    let row = try Self.technique("rbac-role-write-covered")
    #expect(row.needs.count == 2)
    #expect(row.needs[1].hasPrefix("every right that is handed on"))
    #expect(row.needsIntroduction.contains("one principal must hold all rights"))
    let extra = try Self.technique("impersonate-extra")
    #expect(extra.needs[0].contains("`serviceaccounts` in any namespace"))
    #expect(extra.needs[1].contains("`authentication.k8s.io/userextras/FIELD`"))
  }

  @Test("Premises, settings and times are words")
  func others() throws {
    var row = try Self.technique("token-mint")
    row.condition = .request(
      rights: [], target: .effect, scope: .cluster,
      also: [[.technique("secret-read"), .ownWorkload], [.nodeFoothold]])
    #expect(
      row.needs == [
        "and, held by anybody whom the attacker holds: what `secret-read` needs at the same "
          + "scope, or an own workload in the same namespace",
        "and, held by anybody whom the attacker holds: root on some node of the cluster",
      ])
    row.condition = .escape(
      .init(
        .init {
          $0.capabilities = ["SYS_PTRACE"]
          $0.hostPID = true
          $0.hostPath = .init(["/proc"], needsWrite: true)
        }, to: .node))
    #expect(row.needs.count == 1)
    for part in ["`CAP_SYS_PTRACE`", "`hostPID: true`", "a writable hostPath mount of `/proc`"] {
      #expect(row.needs[0].contains(part))
    }
    row.gain = .mint(seconds: 7200)
    #expect(row.gainWords == "a token that lives 2 h")
    row.gain = .mint(seconds: 5400)
    #expect(row.gainWords == "a token that lives 90 min")
    #expect(row.durationWords == "mean 29 min, lognormal with σ 1.2")
  }

  @Test("Every relation has words of its own")
  func relations() {
    let rows = Condition.Relation.allCases.map { relation in
      var row = Catalogue.standard.techniques[0]
      row.condition = .relation(relation)
      return "\(row.ends.source) → \(row.ends.target): \(row.needs[0])"
    }
    #expect(Set(rows).count == Condition.Relation.allCases.count)
  }

  @Test("A row as text and as JSON says the same")
  func textAndRecord() throws {
    let mint = try Self.technique("token-mint")
    let text = TechniqueText.row(mint)
    let record = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(TechniqueRecord(mint)))
        as? [String: Any])
    #expect(record["id"] as? String == "token-mint")
    #expect(record["tacticID"] as? String == "TA0006")
    #expect(record["gainSeconds"] as? Int == 86_400)
    #expect(record["meanDurationSeconds"] as? Int == 1740)
    for key in ["title", "source", "target", "scope", "mitigation", "attackID", "certainty"] {
      let value = try #require(record[key] as? String, "\(key)")
      #expect(text.contains(value), "\(key)")
    }
    #expect(!text.contains("`"))
  }

  @Test("The table has one line per row, and marks what is not certain")
  func table() throws {
    var rows = Catalogue.standard.techniques
    rows[0].certainty = .assumed
    let lines = TechniqueText.table(Catalogue(rows)).split(separator: "\n")
    for row in rows {
      let own = lines.filter { $0.hasPrefix("  \(row.id) ") }
      #expect(own.count == 1, "\(row.id)")
      #expect(own.first?.hasSuffix("(assumed)") == (row.certainty == .assumed))
    }
  }
}
