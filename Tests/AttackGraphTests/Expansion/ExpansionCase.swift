import AttackGraph
import Estate
import TestSupport

/// One random estate, compiled and evaluated directly.
struct ExpansionCase {
  let direct: DirectSteps
  let graph: ContractedGraph

  init(seed: UInt64) {
    let (estate, overlay) = RandomEstate.estate(seed: seed)
    self.init(estate, overlay)
  }

  init(_ estate: Estate, _ overlay: Overlay) {
    direct = DirectSteps(estate, overlay: overlay, catalogue: Self.catalogue)
    graph = ContractedGraph(
      AttackGraph.compile(estate, overlay: overlay, catalogue: Self.catalogue))
  }

  /// Without a row that would add steps of other rows.
  private static let catalogue = Catalogue(
    Catalogue.standard.techniques.filter { $0.id != "impersonate-constrained" })

  /// Ids of the rows that steps of this estate use.
  func techniques() -> Set<String> {
    let steps = Set(graph.facts.flatMap { direct.steps(from: $0) }.map(\.technique))
    return steps.union(graph.graph.edges.map { graph.graph.technique(of: $0).id })
  }

  /// Every pair on which the two disagree, in words, in a fixed order.
  func differences() -> [String] {
    missingStarts + stepDifferences + reachDifferences
  }

  /// Things that the graph has to have because one can start there.
  private var missingStarts: [String] {
    let world = direct.world
    let starts =
      world.accounts.map { "user/\($0.username)" } + world.cluster.pods.map { "pod/\($0.path)" }
      + world.nodeNames.map { "node/\($0)" }
      + world.cluster.secrets.map { "secret/\($0.metadata.path)" }
      + world.overlay.credentials.map { "credential/\($0.id)" }
    return starts.filter { !graph.contains($0) }.map { "\($0) is not in the graph" }
  }

  private var stepDifferences: [String] {
    graph.facts.flatMap { fact -> [String] in
      let drawn = graph.steps(from: fact)
      let expected = direct.steps(from: fact).filter { !$0.target.hasPrefix("~") }
      let missing = expected.subtracting(drawn).filter { step in
        !isForgiven(step.target, beside: drawn, from: fact) && !isHandedOut(step, drawn)
      }
      return words(missing, "\(fact) lacks") + words(drawn.subtracting(expected), "\(fact) has")
    }
  }

  private var reachDifferences: [String] {
    let facts = graph.facts
    return zip(facts, graph.reach(from: facts)).flatMap { fact, reached -> [String] in
      let expected = direct.closure(from: fact).filter {
        !$0.hasPrefix("~") && !$0.hasPrefix("as-group/")
      }
      let missing = expected.subtracting(reached).filter { !isForgiven($0, among: reached) }
      let extra = reached.subtracting(expected).filter { !isSharedEverything($0, reached) }
      return words(missing, "\(fact) should reach") + words(extra, "\(fact) should not reach")
    }
  }

  private func words<Item>(_ items: some Sequence<Item>, _ prefix: String) -> [String] {
    items.map { "\(prefix) \($0)" }.sorted()
  }

  // MARK: What a graph may leave out or add

  /// A binding of a role that allows everything leads to the vertex that rewritten roles lead to.
  private func isSharedEverything(_ target: String, _ reached: Set<String>) -> Bool {
    guard target.hasPrefix("all-rights/") else { return false }
    let scope = target.dropFirst("all-rights/".count)
    return !reached.isDisjoint(with: bindingsOfEverything(at: scope).map { $0 + "/in-use" })
  }

  private func bindingsOfEverything(at scope: Substring) -> [String] {
    direct.world.cluster.roles.filter { $0.rules.contains(.everything) }.map {
      "written-binding/\(scope) \($0.reference.kind)/\($0.metadata.name)"
    }
  }

  private func isForgiven(_ target: String, beside drawn: Set<DirectStep>, from start: String)
    -> Bool
  {
    isForgiven(target, among: Set(drawn.map(\.target)).union([start]))
  }

  /// A role that one grant lets its holder bind need not be handed on as well.
  private func isHandedOut(_ step: DirectStep, _ drawn: Set<DirectStep>) -> Bool {
    step.technique.hasPrefix("rbac-role-write-covered")
      && drawn.contains { $0.technique.hasPrefix("rbac-bind") && $0.target == step.target }
  }

  /// A graph draws no vertex that leads nowhere new: being authenticated where nothing asks for it,
  /// altered roles and bindings for who has every right there already, a binding of a role without
  /// any use or beside one of a role that allows everything at the same scope.
  private func isForgiven(_ target: String, among reached: Set<String>) -> Bool {
    if target == "authenticated/cluster" { return !graph.contains(target) }
    let words = [
      "written-binding/", "rewritten-role/", "injected-role/", "all-rights/", "new-role/",
    ]
    guard let word = words.first(where: target.hasPrefix) else { return false }
    let scope =
      (target.firstRange(of: "/role-held/").map { target[$0.upperBound...] }
      ?? target.dropFirst(word.count)).prefix { $0 != " " }
    let everything = [
      "asset-cluster/c", "all-rights/cluster", "all-rights/\(scope)",
    ]
    let bindings = bindingsOfEverything(at: scope)
    if !reached.isDisjoint(with: everything + bindings.map { $0 + "/in-use" }) { return true }
    if word == "injected-role/" {
      return reached.contains { fact in
        fact.hasPrefix("rewritten-role/cluster ")
          && target.contains(" into \(fact.dropFirst("rewritten-role/cluster ".count))")
      }
    }
    if word == "rewritten-role/" { return reached.contains("\(word)\(scope) *") }
    guard word == "written-binding/" else { return false }
    let artefact = target.hasSuffix("/in-use") ? String(target.dropLast(7)) : target
    return direct.steps(from: artefact + "/in-use").allSatisfy { $0.target.hasPrefix("~") }
      || !reached.isDisjoint(with: bindings)
  }
}
