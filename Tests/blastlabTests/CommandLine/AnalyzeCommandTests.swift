import Foundation
import Testing

/// `blastlab analyze …` as a user runs it, on a small cluster of its own.
@Suite("The analyze command")
struct AnalyzeCommandTests {
  private static let manifests = """
    apiVersion: v1
    kind: Namespace
    metadata: {name: shop}
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: web, namespace: shop}
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: idle, namespace: shop}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: db, namespace: shop}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: key, namespace: shop}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: {name: reader, namespace: shop}
    rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: readers, namespace: shop}
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
    subjects:
    - {kind: ServiceAccount, name: web, namespace: shop}
    - {kind: User, name: ann, apiGroup: rbac.authorization.k8s.io}

    """

  /// Imports the cluster and runs a question on it; `ESTATE` stands for its folder.
  private static func run(_ arguments: [String]) throws -> Program.Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-estate-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let estate = folder.appendingPathComponent("mine")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let imported = try Program.run(
      ["import", "dump.yaml", "--out", estate.path], files: ["dump.yaml": manifests])
    #expect(imported.status == 0, "\(imported.errors)")
    return try Program.run(["analyze", estate.path] + arguments)
  }

  private static func json(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try run(arguments + ["--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test("Without --from it ranks; the weight is what --from prints")
  func ranking() throws {
    let report = try Self.json([])
    let rows = try #require(report["rows"] as? [[String: Any]])
    #expect(rows.compactMap { $0["name"] as? String }.prefix(2) == ["sa:shop/web", "user:ann"])
    #expect(report["count"] as? Int == rows.count)
    for row in rows.prefix(3) {
      let name = try #require(row["name"] as? String)
      let single = try Self.json(["--from", name])
      for key in ["reachedWeight", "certainWeight"] {
        #expect(row[key] as? Double == single[key] as? Double, "\(name)")
      }
      #expect(row["reachedAssets"] as? [String: Int] == single["reachedAssets"] as? [String: Int])
    }
    let text = try Self.run(["--each", "sa", "--top", "1"])
    #expect(text.output.contains("sa:shop/web") && !text.output.contains("user:ann"))
    #expect(text.output.contains("more (--top 0 shows all)."))
  }

  @Test("What it proposes next looks at the same graph")
  func nextCommand() throws {
    let certain = try Self.run(["--each", "sa", "--certain-only"])
    #expect(certain.output.contains(" --from sa:shop/web --certain-only --choke-points\n"))
    let plain = try Self.run(["--each", "sa"])
    #expect(plain.output.contains(" --from sa:shop/web --choke-points\n"))
  }

  @Test("Choke points, several paths, a cut and a what-if, as text and as JSON")
  func questions() throws {
    let from = ["--from", "sa:shop/web"]
    let to = ["--to", "secret:shop/db"]
    let choke = try Self.run(from + ["--choke-points"])
    #expect(choke.status == 0)
    #expect(choke.output.contains("  1. saves 2.0 (100.0 %), 2 assets: "))
    #expect(choke.output.contains("ServiceAccount shop/web in RoleBinding/shop/readers"))
    let one = try Self.json(from + ["--choke-points", "1"])
    let points = (one["chokePoints"] as? [String: Any])?["points"] as? [[String: Any]]
    #expect(points?.count == 1)

    let paths = try Self.run(from + to + ["--paths", "2"])
    #expect(paths.output.contains("Path 1 to secret:shop/db, 1 step of the attacker:"))
    let cut = try Self.run(from + to + ["--cut"])
    #expect(cut.status == 0)
    #expect(cut.output.contains("To put secret:shop/db out of reach, take away 1 thing:"))
    let report = try Self.json(from + to + ["--cut"])
    #expect((report["cut"] as? [String: Any])?["isLeast"] as? Bool == true)

    let whatIf = try Self.run(from + ["--without", "secret:shop/db"])
    #expect(whatIf.output.contains("  weight     2.0 → 1.0 ("))
    let both = try Self.json(from + ["--without", "secret:shop/db,secret:shop/key"])
    let after = (both["whatIf"] as? [String: Any])?["after"] as? [String: Any]
    #expect(after?["reachedWeight"] as? Double == 0)
  }

  @Test("Questions that do not go together are refused, and unknown names are errors")
  func faults() throws {
    let questions: [([String], Int32, String)] = [
      (["--to", "secret:shop/db"], 64, "need --from"),
      (["--choke-points"], 64, "need --from"),
      (["--from", "sa:shop/web", "--cut"], 64, "need --to"),
      (["--from", "sa:shop/web", "--each", "sa"], 64, "leave --from out"),
      (["--from", "sa:shop/web", "--choke-points", "0"], 64, "is 1 or more"),
      (["--from", "sa:shop/web", "--without", "cluster:mine"], 64, "is an asset"),
      (["--from", "sa:shop/web", "--without", ","], 64, "--without names nothing"),
      (["--from", "sa:shop/web", "--without", "sa:shop/none"], 65, "sa:shop/none is not in the"),
      (["--each", "secret"], 64, "secret"),
    ]
    for (arguments, status, message) in questions {
      let outcome = try Self.run(arguments)
      #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
      #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
    }
  }

  @Test("A preset is ranked without a specification of its own")
  func preset() throws {
    let outcome = try Program.run(["analyze", "small", "--top", "3"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("reach control of a cluster"))
    #expect(outcome.output.split(separator: "\n").count == 9)
  }
}
