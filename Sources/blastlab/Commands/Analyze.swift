import AccessSimulation
import ArgumentParser
import AttackGraph
import Dispatch
import Estate
import Experiments
import Foundation
import Specs

struct Analyze: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Show what can be reached in an estate, by whom, along which path, and what to take away.",
    discussion: """
      Without --from: who reaches most alone, as a ranking. With it: what is reached from there, the \
      path to something, and what taking things away would save.

      Time is left out: every credential counts as valid. WHO and WHAT are [CLUSTER/]KIND:NAME with \
      KIND user, group, sa, pod, container, node, any-node, service, place, cloud-role, secret, namespace or \
      cluster; without CLUSTER, every cluster that has one counts. A step that needs several things \
      together lists them all; what the dump leaves open is marked as unknown.

      Weights are counted by kind of asset, never rounded: the ranking shows for everybody what --from \
      shows. Its column certain is what of the weight hangs on certain steps only; cluster says whether \
      control of a cluster is reached. People are ranked with all their sessions in every cluster; of \
      equals, what belongs to kube-system comes last.

      Steps of --paths are the attacker's; being in a group or holding a role is none. A path enters \
      what needs several things by the one that takes the most steps; the others are printed beside it.

      --choke-points leaves out what nobody can take away: where the attacker starts, the assets, \
      relations of the graph, what the attacker makes, what every cluster has (system: groups). --cut \
      takes away access only: bindings or one subject of them, rules of roles, stored credentials, \
      volumes, settings by which a container gets out; pods, nodes, people and accounts stay.

      Example:
        blastlab analyze small
        blastlab analyze small --from production/sa:monitoring/deployer \\
          --to cluster:production
        blastlab analyze small --from production/sa:monitoring/deployer --choke-points 5
        blastlab analyze small --from production/sa:monitoring/deployer \\
          --to cluster:production --cut
        blastlab analyze small --assumed --from service:web/storefront --to cluster:production
      """)

  @Argument(help: "An estate folder, or the name of a preset.")
  var estate: String

  @Option(help: "Where the attacker starts, such as pod:NAMESPACE/NAME; without it, a ranking.")
  var from: String?

  @Option(help: "What to print the path to, such as secret:NAMESPACE/NAME.")
  var to: String?

  @Option(help: "With --to: print so many shortest paths, in steps of the attacker.")
  var paths: Int?

  @Flag(help: "With --to: print the fewest things to take away so that it is out of reach.")
  var cut = false

  @Option(
    defaultAsFlag: 10,
    help: "With --from: print the things (10 if not said) whose removal alone saves most.")
  var chokePoints: Int?

  @Option(help: "With --from: what is still reached without these, separated by commas.")
  var without: [String] = []

  @Option(
    help:
      "Without --from: what to rank: sa, user, pod, node, container, service (default: sa, user).")
  var each: [StartingPoint.Kind] = []

  @Option(help: "Without --from: how many to show; 0 for all.")
  var top = 20

  @Option(help: "A policy file to lay over the estate (default: the estate as it stands).")
  var policy: String?

  @Flag(help: "Also follow steps that are merely assumed, such as exploits of exposed services.")
  var assumed = false

  @Flag(help: "Follow only steps that are certain, none that the dump leaves open.")
  var certainOnly = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard !assumed || !certainOnly else {
      throw ValidationError("--assumed and --certain-only exclude each other.")
    }
    try validateQuestions()
    guard paths ?? 1 > 0 else { throw ValidationError("--paths is 1 or more.") }
    guard chokePoints ?? 1 > 0 else { throw ValidationError("--choke-points is 1 or more.") }
    guard top >= 0 else { throw ValidationError("--top is 0 or more.") }
  }

  private func validateQuestions() throws {
    let needsFrom = to != nil || paths != nil || cut || chokePoints != nil || !without.isEmpty
    guard from != nil || !needsFrom else {
      throw ValidationError("--to, --paths, --cut, --choke-points and --without need --from.")
    }
    guard from == nil || each.isEmpty else {
      throw ValidationError("--each ranks everything of a kind; leave --from out.")
    }
    guard to != nil || (paths == nil && !cut) else {
      throw ValidationError("--paths and --cut need --to.")
    }
    guard without.isEmpty || (paths == nil && !cut && chokePoints == nil) else {
      throw ValidationError("--without excludes --paths, --cut and --choke-points.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      if let from {
        let source = try VertexQuery(from)
        guard source.isPlaceToStart else {
          throw ValidationError(
            "--from \(from) is an asset; start at something an attacker can hold.")
        }
        let question = AnalysisQuestion(
          source: source, target: try to.map { text throws in try VertexQuery(text) },
          without: try without.flatMap { try Self.queries($0) }, paths: paths, cut: cut,
          chokePoints: chokePoints)
        let estate = try EstateProvider.estate(named: self.estate)
        let report = try question.report(on: try graph(of: estate), of: estate)
        try Console.output(json ? try JSONOutput.text(report) : report.text)
      } else {
        let estate = try EstateProvider.estate(named: self.estate)
        let report = ranking(try graph(of: estate))
        try Console.output(json ? try JSONOutput.text(report) : report.text)
      }
    }
  }
}

extension Analyze {
  private static func queries(_ list: String) throws -> [VertexQuery] {
    guard list.contains(where: { $0 != "," }) else {
      throw ValidationError("--without names nothing.")
    }
    return try list.split(separator: ",").map { text in
      let query = try VertexQuery(String(text))
      guard query.isPlaceToStart else {
        throw ValidationError("--without \(text) is an asset; name something that leads to assets.")
      }
      return query
    }
  }

  /// How sure steps have to be to be followed.
  private var following: Set<Certainty> {
    if assumed { return Set(Certainty.allCases) }
    return certainOnly ? [.certain] : Certainty.believed
  }

  private func graph(of estate: Estate) throws -> AttackGraph {
    AttackGraph.compile(
      estate, overlay: try overlay(on: estate), including: following,
      forEach: DispatchQueue.concurrentPerform)
  }

  private func ranking(_ graph: AttackGraph) -> RankingReport {
    let kinds = each.isEmpty ? [.serviceAccount, .user] : each
    let ranking = BlastRanking(
      graph, of: StartingPoint.all(Set(kinds), in: graph), following: following,
      threads: ProcessInfo.processInfo.activeProcessorCount)
    return RankingReport(
      ranking, of: estate, kinds: StartingPoint.Kind.allCases.filter(kinds.contains), top: top,
      options: sameGraph)
  }

  /// The options that another command needs to look at the same graph.
  private var sameGraph: [String] {
    (policy.map { ["--policy", $0] } ?? []) + (assumed ? ["--assumed"] : [])
      + (certainOnly ? ["--certain-only"] : [])
  }

  private func overlay(on estate: Estate) throws -> Overlay {
    guard let policy else { return try AccessPlan(.asItStands, on: estate).overlay }
    let spec = try PolicySpec.read(file: URL(fileURLWithPath: policy))
    return try AccessPlan(spec, on: estate).overlay
  }
}

extension StartingPoint.Kind: ExpressibleByArgument {}

extension PolicySpec {
  /// People hold kubeconfigs with their groups, pipelines their account's token; nothing is renewed.
  fileprivate static let asItStands = PolicySpec(
    name: "as it stands", pipelines: CredentialRule(kind: .legacyToken),
    people: CredentialRule(kind: .clientCertificate),
    storedTokens: CredentialRule(kind: .legacyToken))
}
