import AttackGraph
import Estate
import TestSupport
import Testing

/// A derivation says everything that it takes to reach something.
@Suite("Derivations")
struct DerivationTests {
  private static let group = "rbac.authorization.k8s.io"

  /// Eve writes bindings through one role and binds through another: a request that joins two halves.
  private static func graph() -> AttackGraph {
    let draft = ClusterDraft()
    draft.namespace("a").secret("a/db").serviceAccount("a/app")
    draft.role("cluster-admin", .everything)
    draft.role("writer", .allow("create", on: "clusterrolebindings", group: group))
    draft.role("binder", .allow("bind", on: "clusterroles", group: group))
    draft.bind("w", role: "ClusterRole/writer", to: .user("eve"))
    draft.bind("b", role: "ClusterRole/binder", to: .user("eve"))
    return AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
  }

  private static func analysis(_ graph: AttackGraph) throws -> Analysis {
    Analysis(graph, from: [try #require(graph.vertex(.user(cluster: "c", "eve")))])
  }

  @Test("A join lists every premise, each with where it comes from")
  func join() throws {
    let graph = Self.graph()
    let target = try #require(graph.vertex(.cluster("c")))
    let lines = try #require(try Self.analysis(graph).derivation(of: target))
    let joins = lines.filter(\.isJoin)
    #expect(
      joins.map(\.head.label) == [
        "rbac-bind-cluster @ cluster as eve", "ClusterRole cluster-admin @ cluster, self-granted",
      ])
    let request = try #require(joins.first)
    #expect(
      Set(request.inputs.map(\.step.tail.label)) == [
        "write bindings as eve", "hand out clusterroles/* as eve",
      ])
    // Both halves have lines of their own.
    #expect(request.inputs.allSatisfy { $0.line != nil })
    // The path follows one half only, which is why a derivation is needed.
    let path = try #require(try Self.analysis(graph).path(to: target))
    #expect(path.count < lines.reduce(0) { $0 + $1.inputs.count })
  }

  @Test("Lines follow from earlier ones or from a source, and none comes twice")
  func order() throws {
    let graph = Self.graph()
    let analysis = try Self.analysis(graph)
    #expect(analysis.reached.count > 10)
    for vertex in analysis.reached {
      let lines = try #require(analysis.derivation(of: vertex))
      #expect(Set(lines.map(\.head)).count == lines.count)
      for (position, line) in lines.enumerated() {
        #expect(line.inputs.count == line.head.need ?? 1)
        #expect(Set(line.inputs.map(\.step.tail)).count == line.inputs.count)
        for input in line.inputs {
          #expect(input.step.head == line.head)
          guard let earlier = input.line else {
            #expect(input.step.tail.label == "user eve")
            continue
          }
          #expect(earlier < position)
          #expect(lines[earlier].head == input.step.tail)
        }
      }
      #expect(lines.last.map(\.head) ?? graph.vertices[Int(vertex)] == graph.vertices[Int(vertex)])
    }
  }

  @Test("A source has an empty derivation, and what is not reached has none")
  func ends() throws {
    let graph = Self.graph()
    let analysis = try Self.analysis(graph)
    let source = try #require(graph.vertex(.user(cluster: "c", "eve")))
    #expect(analysis.derivation(of: source)?.isEmpty == true)
    let other = Analysis(graph, from: [try #require(graph.vertex(.cluster("c")))])
    #expect(other.derivation(of: source) == nil)
  }

  @Test("A path without joins is its own derivation")
  func chain() throws {
    let draft = ClusterDraft()
    draft.namespace("a").secret("a/db").role("reader", .allow("get", on: "secrets"))
    draft.bind("a/r", role: "ClusterRole/reader", to: .user("eve"))
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let analysis = try Self.analysis(graph)
    let target = try #require(graph.vertex(.secret(cluster: "c", namespace: "a", name: "db")))
    let lines = try #require(analysis.derivation(of: target))
    #expect(lines.flatMap(\.inputs).map(\.step) == analysis.path(to: target))
    #expect(lines.flatMap(\.inputs).map(\.line) == [nil, 0, 1])
  }

  @Test("Steps less sure than asked for are not followed")
  func certainty() throws {
    var rows = Catalogue.standard.techniques
    let row = try #require(rows.firstIndex { $0.id == "secret-read" })
    rows[row].certainty = .unknown
    let draft = ClusterDraft()
    draft.namespace("a").secret("a/db").role("reader", .allow("get", on: "secrets"))
    draft.bind("a/r", role: "ClusterRole/reader", to: .user("eve"))
    let graph = AttackGraph.compile(
      draft.estate(), overlay: Overlay(policy: "none"), catalogue: Catalogue(rows))
    let source = try #require(graph.vertex(.user(cluster: "c", "eve")))
    let target = try #require(graph.vertex(.secret(cluster: "c", namespace: "a", name: "db")))
    let lines = try #require(Analysis(graph, from: [source]).derivation(of: target))
    #expect(lines.map(\.certainty) == [.certain, .certain, .unknown])
    let sure = Analysis(graph, from: [source], following: [.certain])
    #expect(!sure.reaches(target))
    #expect(sure.derivation(of: target) == nil)
    #expect(sure.reached.count == lines.count)
  }
}
