import Foundation
import Testing

/// `blastlab simulate`, `verify-audit` and `audit-key` as a user runs them.
@Suite("The simulation commands")
struct SimulateCommandTests {
  private static let policy = """
    apiVersion: blastlab/v1
    kind: Policy
    metadata: {name: asked}
    spec:
      credentials:
        pipelines: {kind: federated-token, lifetime: 1h, rotation: never}
        people: {kind: oidc-session, lifetime: 12h, rotation: never}
        storedTokens: {kind: legacy-token, lifetime: never, rotation: 1d}
      elevation:
        grantDuration: 1h
        pending: {until: decided}
        controller: true
        approver:
          service: {lognormal: {median: 12m, sigma: 1.2}}
        rules:
          - match: {environments: [production, cluster]}
            decide: approval
          - decide: policy

    """
  private static let command = [
    "simulate", "small", "--policy", "policy.yaml", "--warm-up", "1d", "--window", "3d",
  ]
  static let names = [
    "audit.jsonl", "audit.seal.json", "requests.csv", "tasks.csv", "timeline.jsonl", "votes.csv",
  ]

  /// Runs a simulation into a folder and hands it to a closure.
  private static func withRun(
    _ arguments: [String] = [], _ body: (URL) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Program.run(
      command + ["--out", folder.path] + arguments, files: ["policy.yaml": policy])
    try #require(outcome.status == 0, "\(outcome.errors)")
    try body(folder)
  }

  private static func verify(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["verify-audit"] + arguments)
  }

  @Test("It prints a summary and as JSON the same numbers")
  func summary() throws {
    let files = ["policy.yaml": Self.policy]
    let text = try Program.run(Self.command, files: files)
    #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
    let heads = text.output.split(separator: "\n").map { $0.prefix(12) }
    #expect(
      heads.map { $0.trimmingCharacters(in: .whitespaces) }.prefix(6) == [
        "timeline", "measured", "tasks", "waits", "requests", "latency",
      ])
    let report = try Program.json(Self.command, files: files)
    let tasks = try #require(report["tasks"] as? [String: Any])
    let outcomes = try #require(tasks["outcomes"] as? [String: Int])
    #expect(outcomes.values.reduce(0, +) == tasks["count"] as? Int)
    #expect(text.output.contains("tasks       \(try #require(tasks["count"] as? Int)) ("))
    for key in ["requests", "approvers", "grants", "grantHours", "credentialVersions", "end"] {
      #expect(report[key] != nil, "\(key)")
    }
    let verbose = try Program.run(Self.command + ["--verbose"], files: files)
    #expect(verbose.output == text.output && verbose.errors.contains("events in"))
  }

  private static let experiment = """
    apiVersion: blastlab/v1
    kind: Experiment
    metadata: {name: waits}
    spec:
      seed: 9
      estates: [{preset: small}]
      policies: [policy.yaml]
      compromises: [leak.yaml]
      baseline: asked
      timelines: 20
      trials: 1
      clock: {warmUp: 2d, leakWindow: 4d, maxDelay: 1d}
      activity:
        friction: {patience: {constant: 1s}, urgentPatience: {constant: 1s}, bypassShare: 0}
      primaryMetrics: [blast_radius_share]

    """
  private static let compromise = """
    apiVersion: blastlab/v1
    kind: Compromise
    metadata: {name: leak}
    spec:
      mechanism: build-log
      leakToUse: {constant: 1m}
      horizon: 10d

    """

  @Test("An experiment gives the activity, the clock and the seed; options say otherwise")
  func experiments() throws {
    let files = [
      "policy.yaml": Self.policy, "waits.yaml": Self.experiment, "leak.yaml": Self.compromise,
    ]
    let command = ["simulate", "small", "--policy", "policy.yaml", "--experiment", "waits.yaml"]
    let report = try Program.json(command, files: files)
    #expect(report["seed"] as? Int == 9 && report["warmUp"] as? Int == 2 * 86_400)
    #expect(report["window"] as? Int == 4 * 86_400 && report["end"] as? Int == 17 * 86_400)
    let tasks = try #require(report["tasks"] as? [String: Any])
    let outcomes = try #require(tasks["outcomes"] as? [String: Int])
    #expect(outcomes["abandoned"] ?? 0 > 0 && outcomes["bypassed"] == 0)
    let other = try Program.json(
      command + ["--seed", "8", "--window", "3d", "--tail", "0s"], files: files)
    #expect(other["seed"] as? Int == 8 && other["end"] as? Int == 5 * 86_400)
    let bad = try Program.run(command, files: ["policy.yaml": Self.policy, "waits.yaml": "{"])
    #expect(bad.status == 65 && bad.errors.contains("waits.yaml:"), "\(bad.errors)")
  }

  @Test("All metrics of a timeline are there, as numbers or as null")
  func metrics() throws {
    let files = ["policy.yaml": Self.policy]
    let report = try Program.json(Self.command, files: files)
    let metrics = try #require(report["metrics"] as? [String: Any])
    let names = [
      "requests_per_day", "requests_denied_per_week", "bypasses_per_week", "break_glass_per_week",
      "rotation_incidents_per_week", "auto_approved_share", "tasks_abandoned_share",
      "audit_coverage_share", "attributable_actions_share", "approver_utilisation",
      "standing_permission_hours", "live_credential_hours", "credentials_valid_after_1h_share",
      "credentials_valid_after_24h_share",
    ]
    #expect(Set(metrics.keys) == Set(names))
    let requests = try #require(report["requests"] as? [String: Any])
    let count = try #require(requests["count"] as? Int)
    #expect(metrics["requests_per_day"] as? Double == Double(count) / 3)
    for key in ["latency", "latencyHuman", "censored"] { #expect(requests[key] != nil) }
    let plain = Self.policy.components(separatedBy: "  elevation:")[0]
    let standing = try Program.json(Self.command, files: ["policy.yaml": plain])
    let none = try #require(standing["metrics"] as? [String: Any])
    #expect(none["auto_approved_share"] is NSNull && none["approver_utilisation"] is NSNull)
    let text = try Program.run(Self.command, files: files).output
    for name in names { #expect(text.contains("  \(name) "), "\(name)") }
  }

  @Test("Two runs write the same bytes; another unit writes others")
  func determinism() throws {
    try Self.withRun { one in
      #expect(try FileManager.default.contentsOfDirectory(atPath: one.path).sorted() == Self.names)
      try Self.withRun { two in
        for name in Self.names {
          let bytes = try [one, two].map { try Data(contentsOf: $0.appendingPathComponent(name)) }
          #expect(bytes[0] == bytes[1] && !bytes[0].isEmpty, "\(name)")
        }
      }
      try Self.withRun(["--unit", "1"]) { other in
        let bytes = try [one, other].map {
          try Data(contentsOf: $0.appendingPathComponent("audit.jsonl"))
        }
        #expect(bytes[0] != bytes[1])
      }
    }
  }

  @Test("Every line of the timeline says what it is and why it exists")
  func timeline() throws {
    try Self.withRun { folder in
      let text = try String(
        contentsOf: folder.appendingPathComponent("timeline.jsonl"), encoding: .utf8)
      var types: Set<String> = []
      for line in text.split(separator: "\n") {
        let object = try #require(
          try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let type = try #require(object["type"] as? String)
        types.insert(type)
        if type == "grant" || type == "credential" {
          #expect(object["from"] != nil && object["until"] != nil && object["reason"] != nil)
        }
      }
      #expect(types.isSuperset(of: ["clock", "machinery", "grant", "credential"]))
      let tables = [
        ("requests.csv", "request,task,"), ("votes.csv", "request,level,"),
        ("tasks.csv", "task,instant,"),
      ]
      for (name, first) in tables {
        let table = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        let columns = table.components(separatedBy: "\r\n").dropLast().map {
          $0.split(separator: ",", omittingEmptySubsequences: false).count
        }
        #expect(table.hasPrefix(first) && Set(columns).count == 1 && columns.count > 1)
      }
    }
  }

  @Test("A folder that holds anything else is left alone; an earlier run is replaced")
  func folders() throws {
    try Self.withRun { folder in
      let files = ["policy.yaml": Self.policy]
      let again = try Program.run(Self.command + ["--out", folder.path], files: files)
      #expect(again.status == 0, "\(again.errors)")
      try Data().write(to: folder.appendingPathComponent("notes.txt"))
      let refused = try Program.run(Self.command + ["--out", folder.path], files: files)
      #expect(refused.status == 65 && refused.errors.contains("notes.txt"))
    }
  }

  @Test("Each kind of damage is found through the program")
  func damage() throws {
    try Self.withRun { folder in
      let log = folder.appendingPathComponent("audit.jsonl").path
      let seal = folder.appendingPathComponent("audit.seal.json").path
      let good = try Self.verify(log, "--seal", seal)
      #expect(good.status == 0 && good.output.contains("seal      matches"), "\(good.errors)")
      let unsealed = try Self.verify(log)
      #expect(unsealed.status == 0 && unsealed.output.contains("only accidental change shows"))
      let text = try String(contentsOfFile: log, encoding: .utf8)
      let lines = text.split(separator: "\n").map(String.init)
      var edited = lines
      edited[2] = edited[2].replacingOccurrences(of: "\"detail\"", with: "\"detaiL\"")
      var removed = lines
      removed.remove(at: 2)
      var malformed = lines
      malformed[2] = "{}"
      let cases: [([String], String)] = [
        (["no log at all"], ":1: malformed record"),
        (edited, ":3: seq 3: hash mismatch"), (removed, ":3: seq 4: sequence gap"),
        (malformed, ":3: malformed record"), (lines + [lines[2]], "extra records"),
        (lines.dropLast(), "truncated: the seal says \(lines.count) records"),
        ([], "truncated"),
      ]
      for (changed, message) in cases {
        let damaged = changed.map { $0 + "\n" }.joined()
        try Data(damaged.utf8).write(to: URL(fileURLWithPath: log))
        let outcome = try Self.verify(log, "--seal", seal)
        #expect(outcome.status == 1 && outcome.output.contains(message), "\(outcome.output)")
        let json = try Self.verify(log, "--seal", seal, "--json")
        let report = try #require(
          try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(json.status == 1 && report["isIntact"] as? Bool == false)
        #expect((report["finding"] as? [String: Any])?["problem"] is String)
      }
    }
  }

  @Test("A signed seal is checked with its key only")
  func signatures() throws {
    let keys = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-keys-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: keys) }
    for name in ["a", "b"] {
      let made = try Program.run(["audit-key", "--out", "\(keys.path)/\(name)"])
      #expect(made.status == 0, "\(made.errors)")
    }
    let mode = try FileManager.default.attributesOfItem(atPath: "\(keys.path)/a.pem")
    #expect((mode[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let again = try Program.run(["audit-key", "--out", "\(keys.path)/a"])
    #expect(again.status == 74 && again.errors.contains("not replaced"))
    try Self.withRun(["--key", "\(keys.path)/a.pem"]) { folder in
      let log = folder.appendingPathComponent("audit.jsonl").path
      let seal = folder.appendingPathComponent("audit.seal.json").path
      let right = try Self.verify(log, "--seal", seal, "--public-key", "\(keys.path)/a.pub.pem")
      #expect(right.status == 0 && right.output.contains("signature valid"))
      let wrong = try Self.verify(log, "--seal", seal, "--public-key", "\(keys.path)/b.pub.pem")
      #expect(wrong.status == 1 && wrong.output.contains("signature wrong"))
      let unchecked = try Self.verify(log, "--seal", seal)
      #expect(unchecked.status == 0 && unchecked.output.contains("signature not checked"))
      let noKey = try Self.verify(log, "--seal", seal, "--public-key", "\(keys.path)/a.pem")
      #expect(noKey.status == 65 && noKey.errors.contains("BEGIN PUBLIC KEY"))
    }
  }

  @Test("What cannot be done is one error with its exit status")
  func faults() throws {
    let questions: [([String], Int32, String)] = [
      (["simulate", "small"], 64, "--policy"),
      (["simulate", "small", "--policy", "none.yaml"], 74, "none.yaml"),
      (["simulate", "none", "--policy", "policy.yaml"], 65, "no context.yaml"),
      (["simulate", "small", "--policy", "none"], 65, "none: is no policy"),
      (["simulate", "small", "--policy", "policy.yaml", "--window", "3"], 64, "--window"),
      (["simulate", "small", "--policy", "policy.yaml", "--window", "0s"], 64, "longer than 0s"),
      (["simulate", "small", "--policy", "policy.yaml", "--key", "k"], 64, "--out"),
      (
        ["simulate", "small", "--policy", "policy.yaml", "--out", "o", "--epoch", "2026-01-06"], 64,
        "a Monday"
      ),
      (["verify-audit", "none.jsonl"], 74, "none.jsonl: cannot be read"),
      (["verify-audit", "policy.yaml", "--seal", "policy.yaml"], 65, "not the JSON of a seal"),
      (["verify-audit", "policy.yaml", "--public-key", "policy.yaml"], 64, "--seal"),
      (["audit-key", "--out", "none/a"], 74, "none/a.pem: cannot be written"),
    ]
    for (arguments, status, message) in questions {
      let outcome = try Program.run(arguments, files: ["policy.yaml": Self.policy])
      #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
      #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
    }
  }

  @Test("The help of each command shows an example and where the files are described")
  func help() throws {
    for name in ["simulate", "verify-audit", "audit-key"] {
      let outcome = try Program.run([name, "--help"])
      #expect(outcome.status == 0 && outcome.output.contains("Example:\n"), "\(name)")
      #expect(outcome.output.contains("blastlab \(name) "))
    }
  }
}
