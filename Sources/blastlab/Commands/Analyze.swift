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
    abstract: "Show what someone or something can reach in an estate, and along which path.",
    discussion: """
      Time is left out: every credential counts as valid. WHO and WHAT are [CLUSTER/]KIND:NAME with \
      KIND user, group, sa, pod, container, node, any-node, service, place, cloud-role, secret, namespace or \
      cluster; without CLUSTER, every cluster that has one counts. A step that needs several things \
      together lists them all; what the dump leaves open is marked as unknown.

      Example:
        blastlab analyze small --from production/sa:monitoring/deployer \\
          --to cluster:production
        blastlab analyze small --assumed --from service:web/storefront --to cluster:production
      """)

  @Argument(help: "An estate folder, or the name of a preset.")
  var estate: String

  @Option(help: "Where the attacker starts, such as pod:NAMESPACE/NAME.")
  var from: String

  @Option(help: "What to print the path to, such as secret:NAMESPACE/NAME.")
  var to: String?

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
  }

  /// How sure steps have to be to be followed.
  private var following: Set<Certainty> {
    if assumed { return Set(Certainty.allCases) }
    return certainOnly ? [.certain] : Certainty.believed
  }

  func run() async throws {
    try await reportingFailure {
      let estate = try EstateProvider.estate(named: self.estate)
      let clusters = estate.clusters.map(\.name)
      let source = try VertexQuery(from)
      guard source.isPlaceToStart else {
        throw ValidationError(
          "--from \(from) is an asset; start at something an attacker can hold.")
      }
      let target = try to.map { text throws in try VertexQuery(text) }
      let graph = AttackGraph.compile(
        estate, overlay: try overlay(on: estate), including: following,
        forEach: DispatchQueue.concurrentPerform)
      let sources = try source.vertices(in: graph, clusters: clusters)
      let analysis = Analysis(graph, from: sources)
      let sure = Analysis(graph, from: sources, following: [.certain])
      let way = try target.map { query throws in
        PathReport(
          to: query.description, try query.vertices(in: graph, clusters: clusters), analysis,
          sure: sure)
      }
      let report = AnalysisReport(
        analysis, sure: sure, of: estate.clusters, source: source, target: way)
      try Console.output(json ? try JSONOutput.text(report) : report.text)
    }
  }

  private func overlay(on estate: Estate) throws -> Overlay {
    guard let policy else { return try AccessPlan(.asItStands, on: estate).overlay }
    let spec = try PolicySpec.read(file: URL(fileURLWithPath: policy))
    return try AccessPlan(spec, on: estate).overlay
  }
}

extension PolicySpec {
  /// People hold kubeconfigs with their groups, pipelines their account's token; nothing is renewed.
  fileprivate static let asItStands = PolicySpec(
    name: "as it stands", pipelines: CredentialRule(kind: .legacyToken),
    people: CredentialRule(kind: .clientCertificate),
    storedTokens: CredentialRule(kind: .legacyToken))
}
