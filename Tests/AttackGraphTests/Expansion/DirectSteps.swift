import AttackGraph
import Estate

/// One step: by which row, to what.
struct DirectStep: Hashable, CustomStringConvertible {
  let technique: String
  let target: String

  var description: String { "\(technique) → \(target)" }
}

/// What can be done in one cluster, by evaluating every row's precondition for every pair: the slow
/// truth that compiled graphs are compared with.
final class DirectSteps {
  let world: World
  private var relations: [String: Set<DirectStep>] = [:]
  private var rules: [(technique: String, premises: [[String]], target: String)] = []
  private let evaluators: [(id: String, evaluator: Evaluator)]
  private let holders: [String: Holder]
  private var known: [String: Set<DirectStep>] = [:]

  /// Rows that this server version does not know are left out.
  init(_ estate: Estate, overlay: Overlay, catalogue: Catalogue = .standard) {
    let version = estate.clusters[0].assumedVersion.version
    let drawn = catalogue.techniques.filter {
      $0.versions.contains(version) && $0.certainty != .assumed
    }
    let world = World(estate, overlay: overlay, drawn: Set(drawn.map(\.id)))
    self.world = world
    holders = Dictionary(world.holders.map { ($0.fact, $0) }) { first, _ in first }
    evaluators = drawn.compactMap { technique in
      Evaluator.table[technique.id].map { (technique.id, $0) }
    }
    for (id, evaluator) in evaluators {
      for (from, target) in evaluator.relations(world) {
        relations[from, default: []].insert(DirectStep(technique: id, target: target))
      }
      rules += evaluator.rules(world).map { (id, $0.premises, $0.to) }
    }
  }

  /// Everything that one thing gives by itself.
  func steps(from fact: String) -> Set<DirectStep> {
    if let steps = known[fact] { return steps }
    var steps = relations[fact] ?? []
    if let holder = holders[fact] {
      for (id, evaluator) in evaluators {
        for target in evaluator.requests(world, holder) {
          steps.insert(DirectStep(technique: id, target: target))
        }
      }
    }
    // A session is its user with claims on top.
    if fact.hasPrefix("session/"), let name = holders[fact]?.principal.username {
      steps.formUnion(self.steps(from: "user/\(name)"))
    }
    known[fact] = steps
    return steps
  }

  /// Everything that starting somewhere gives in the end: the fixed point of the steps and of the
  /// rules over everything held.
  func closure(from start: String) -> Set<String> {
    var held: Set<String> = [start]
    var stack = [start]
    repeat {
      while let fact = stack.popLast() {
        for step in steps(from: fact) where held.insert(step.target).inserted {
          stack.append(step.target)
        }
      }
      for rule in rules where !held.contains(rule.target) {
        guard rule.premises.allSatisfy({ !held.isDisjoint(with: $0) }) else { continue }
        held.insert(rule.target)
        stack.append(rule.target)
      }
    } while !stack.isEmpty
    return held
  }
}
