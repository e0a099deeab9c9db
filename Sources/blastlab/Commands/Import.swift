import ArgumentParser
import Estate
import EstateSources
import Experiments
import Foundation

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Import kubectl dumps into an estate folder.",
    discussion: """
      Reads v1 Lists in JSON as `kubectl get … -o json` prints them. The values of Secrets are skipped \
      while reading and never kept. The folder's context.yaml is a skeleton: people, pipelines, \
      environments and endpoints guessed from the dump, each marked `assumed: true`, for you to \
      correct. The files are parts of one cluster unless --separate is given.

      Example:
        KINDS=ns,sa,secrets,cm,pods,nodes,deploy,ds,sts,jobs,cronjobs
        RBAC=roles,rolebindings,clusterroles,clusterrolebindings
        kubectl get $KINDS,$RBAC -A -o json > dump.json
        blastlab import dump.json --out estates/mine
        blastlab run experiment.yaml      # with estates: [{directory: estates/mine}]
      """)

  @Argument(help: "Dump files.")
  var dumps: [String]

  @Option(help: "The folder for the estate; its last component names the estate.")
  var out: String

  @Option(help: "The name of the cluster.")
  var cluster = "cluster"

  @Option(help: "An audit log of the cluster, plain or gzip, or - for standard input; repeatable.")
  var auditLog: [String] = []

  @Flag(help: "Each file is a cluster of its own, named after the file.")
  var separate = false

  @Flag(help: "Replace an estate that is already in the folder, with what was edited in it.")
  var replace = false

  func validate() throws {
    if separate && !auditLog.isEmpty {
      throw ValidationError(
        "--audit-log is about one cluster; with --separate, import first, then use blastlab usage.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      try refuseToReplace(out, unless: replace)
      let folder = URL(fileURLWithPath: out)
      var (estate, statistics) = try EstateImporter.importDump(
        files: dumps.map { URL(fileURLWithPath: $0) }, name: folder.lastPathComponent,
        clusterName: separate ? nil : cluster)
      let log = try auditLog.isEmpty ? nil : AuditLogReader.read(auditLog.map(AuditLogSource.init))
      estate.clusters[0].usage = log?.usage
      try EstateDirectory.write(
        estate, to: folder, description: "Imported; correct what is marked assumed.")
      try Console.output(EstateSummary(estate).text)
      try printFindings(statistics)
      if let log { try Console.output(UsageReport.text(log.statistics)) }
      let guesses = estate.context.guesses
      try Console.output(
        "guesses  \(guesses.count), listed in \(out)/context.yaml and in every report")
      let gaps = estate.context.gaps(of: estate.clusters.map(\.name))
      if !gaps.isEmpty {
        try Console.output("unknown  \(gaps.map(\.kinds).joined(separator: ", "))")
      }
      try Console.output("estate   \(out)")
    }
  }

  private func printFindings(_ statistics: ImportStatistics) throws {
    let read = statistics.sortedObjects.map { "\($0.kind) \($0.count)" }
    try Console.output("read     \(read.joined(separator: ", "))")
    let skipped = statistics.sortedSkipped.map { "\($0.kind) \($0.count)" }
    if !skipped.isEmpty { try Console.output("skipped  \(skipped.joined(separator: ", "))") }
    if statistics.duplicates > 0 {
      try Console.output("repeated \(statistics.duplicates), the first counts")
    }
    if statistics.finishedPods > 0 {
      try Console.output("finished \(statistics.finishedPods) pods, left out")
    }
  }
}
