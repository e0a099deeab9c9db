import Foundation
import Sampling
import Specs
import Testing

@Suite("The defaults of policies and activities")
struct DefaultTests {
  /// Properties that have no default: what must be given, names, and parts with rows of their own.
  private static let given: Set<String> = [
    "PolicySpec.name", "PolicySpec.description", "PolicySpec.pipelines", "PolicySpec.people",
    "PolicySpec.storedTokens", "PolicySpec.sharedKubeconfigs", "PolicySpec.audit",
    "CredentialRule.kind", "CredentialRule.coverage", "Fallback.kind",
    "SharedKubeconfigRule.coverage", "ScopeRule.population", "ScopeRule.boundary",
    "ScopeRule.coverage", "ElevationRule.grantDuration", "ElevationRule.rules",
    "ElevationRule.scrutiny", "ElevationRule.coverage", "Escalation.after", "Escalation.pool",
    "Fatigue.decisionsPerDay", "DecisionRule.decision", "GateRule.actions", "GateRule.mode",
    "GateRule.process", "GateRule.coverage", "AccessReviewRule.interval",
    "AccessReviewRule.coverage", "BreakGlassRule.grantDuration", "BreakGlassRule.coverage",
  ]

  /// A policy in which nothing is left out, so that every type of its controls is met.
  private static let full: PolicySpec = {
    var policy = PolicyDefault.example
    policy.people.fallback = .init(kind: .clientCertificate)
    policy.workloads = .init(kind: .projectedToken)
    policy.elevation?.fatigue = .init(decisionsPerDay: 1, serviceFactor: 1, scrutinyFactor: 1)
    policy.elevation?.escalations = [.init(after: 60, pool: "leads")]
    return policy
  }()

  /// `Type.property` of every stored property of the types of this module that a value holds.
  ///
  /// What a match asks for is all optional: it admits anything, which has one row.
  private static func properties(of value: Any) -> Set<String> {
    let mirror = Mirror(reflecting: value)
    var names: Set<String> = []
    for child in mirror.children {
      if mirror.displayStyle == .struct, let label = child.label, isOurs(value) {
        names.insert("\(type(of: value)).\(label)")
      }
      if !(child.value is DecisionRule.Match) { names.formUnion(properties(of: child.value)) }
    }
    return names
  }

  private static func isOurs(_ value: Any) -> Bool {
    String(reflecting: type(of: value)).hasPrefix("Specs.")
  }

  @Test("every stored property of a policy has a documented default or must be given")
  func policies() {
    let found = Self.properties(of: Self.full)
    let listed = Set(PolicyDefault.all.map(\.property)).subtracting([""])
    #expect(found.count > 60)
    #expect(found.subtracting(listed).subtracting(Self.given) == [])
    #expect(listed.subtracting(found) == [], "rows without a property")
    #expect(Self.given.subtracting(found) == [], "given properties that are gone")
    #expect(listed.isDisjoint(with: Self.given))
  }

  @Test("every number of an activity is a parameter with a name of its own")
  func activities() {
    let paths = ActivityParameter.all.map(\.path)
    #expect(Set(paths).count == paths.count)
    var found: Set<String> = []
    for section in Mirror(reflecting: ActivitySpec()).children {
      for number in Mirror(reflecting: section.value).children {
        found.insert("\(section.label ?? "").\(number.label ?? "")")
      }
    }
    #expect(found == Set(paths))
  }

  @Test("every default of an activity is one that a file may give")
  func allowed() throws {
    let defaults = ActivitySpec()
    for parameter in ActivityParameter.all {
      #expect(!parameter.meaning.isEmpty && !parameter.meaning.hasSuffix("."))
      switch parameter.field {
      case .share(let path): #expect((0...1).contains(defaults[keyPath: path]))
      case .amount(let path, let range, _): #expect(range.contains(defaults[keyPath: path]))
      case .duration(let path): #expect(defaults[keyPath: path] > 0)
      case .distribution(let path): #expect(defaults[keyPath: path].mean > 0)
      }
    }
  }

  @Test("every constant that stands for a default has a row, and every row a value")
  func constants() throws {
    let root = Fixture.scenarios.deletingLastPathComponent().appendingPathComponent("Sources/Specs")
    let files = ["SpecDefaults.swift", "Values/Defaults/SpecDefaults+Controls.swift"]
    var names: Set<String> = []
    for file in files {
      let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
      for match in text.matches(of: #/package static let (\w+)/#) { names.insert("\(match.1)") }
    }
    #expect(names.count >= 25)
    #expect(Set(PolicyDefault.all.map(\.constant)).subtracting([""]) == names)
    for row in PolicyDefault.all {
      #expect(!row.value.isEmpty, "\(row.key)")
      #expect(!row.meaning.isEmpty && !row.meaning.hasSuffix("."), "\(row.key)")
    }
  }

  @Test("the documentation lists every default of policies with its source")
  func policyTable() throws {
    let rows = PolicyDefault.all.map { row in
      "| `\(row.key)` | \(row.value) | \(row.meaning) | \(row.basis.text) |"
    }
    try Recorded.check(
      ["| what | default | meaning | source |", "|---|---|---|---|"] + rows,
      between: "policy defaults", in: "docs/ASSUMPTIONS.md")
  }

  @Test("the documentation lists every number of what people do with its source")
  func activityTable() throws {
    let rows = ActivityParameter.all.map { row in
      "| `\(row.path)` | \(row.standardText) | \(row.meaning) | \(row.basis.text) |"
    }
    try Recorded.check(
      ["| number | default | meaning | source |", "|---|---|---|---|"] + rows,
      between: "activity parameters", in: "docs/ASSUMPTIONS.md")
  }

  @Test("the documentation lists every preset of a credential with its source")
  func presetTable() throws {
    let rows = CredentialPreset.all.map { row in
      "| `\(row.id)` | `\(row.kind.rawValue)` | \(row.lifetimeText) | \(row.lifetimeRange) "
        + "| \(row.renewal) | \(row.revocable ? "yes" : "no") | \(row.basis.text) |"
    }
    try Recorded.check(
      [
        "| preset | kind | lifetime | allowed | renewal | can be revoked | source |",
        "|---|---|---|---|---|---|---|",
      ] + rows, between: "credential presets", in: "docs/ASSUMPTIONS.md")
  }
}
