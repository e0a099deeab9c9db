import ArgumentParser
import Estate
import EstateSources
import Experiments
import Foundation

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Import cluster dumps into an estate folder.",
    discussion: """
      A dump is a file, a folder, an archive (tar or zip, also compressed), a compressed file, or - \
      for standard input. It holds what `kubectl get … -o json` or `-o yaml` prints: Lists, single \
      objects, several YAML documents. Folders are read with what is below them; hidden files and \
      files of other kinds are passed over. The values of Secrets are skipped while reading and \
      never kept. The folder's context.yaml is a skeleton: people, pipelines, environments and \
      endpoints guessed from the dump, each marked `assumed: true`, for you to correct. The dumps \
      are parts of one cluster unless --separate is given. Where it holds workloads and says nothing \
      of pods, as manifests do, each workload gets a pod of its template. What `kubectl version -o \
      json` prints may be one of the files: the server's version decides which techniques work.

      Examples:
        KINDS=ns,sa,secrets,cm,pods,nodes,deploy,ds,sts,jobs,cronjobs
        RBAC=roles,rolebindings,clusterroles,clusterrolebindings
        kubectl get $KINDS,$RBAC -A -o json > dump.json
        blastlab import dump.json --out estates/mine
        kubectl get $KINDS,$RBAC -A -o yaml | blastlab import - --out estates/mine
        blastlab import prod.tar.gz stage/ --separate --out estates/both
        blastlab import manifests/ --server-version 1.32 --out estates/mine
        blastlab import dump.json --stats       # only says what is in it
        blastlab import dump.json --audit-log audit.log.gz --out estates/mine
        blastlab run experiment.yaml            # with estates: [{directory: estates/mine}]
      """)

  @Argument(help: "Files, folders, archives, or - for standard input.")
  var dumps: [String]

  @Option(help: "The folder for the estate; its last component names the estate.")
  var out: String?

  @Option(help: "The name of the cluster (default: what the dump calls it, else cluster).")
  var cluster: String?

  @Option(
    help: "The API server's version, such as 1.32, in place of what the dump says.",
    transform: Import.version)
  var serverVersion: ServerVersion?

  @Option(
    help: "An audit log of the cluster, plain or compressed, or - for standard input; repeatable.")
  var auditLog: [String] = []

  @Flag(help: "Each dump is a cluster of its own, named after its file or folder.")
  var separate = false

  @Flag(help: "Replace an estate that is already in the folder, with what was edited in it.")
  var replace = false

  @Flag(help: "Only read, and say what was found, skipped and is missing; --out is not needed.")
  var stats = false

  @Flag(help: "Print what was found as JSON.")
  var json = false

  private static func version(_ text: String) throws -> ServerVersion {
    guard let version = ServerVersion(gitVersion: text), version.major > 0 else {
      throw ValidationError("Expected a version such as 1.32 or v1.32.4, found \"\(text)\".")
    }
    return version
  }

  func validate() throws {
    if out == nil && !stats {
      throw ValidationError("Name the folder for the estate with --out, or pass --stats.")
    }
    if out != nil && stats {
      throw ValidationError("--stats writes nothing; leave out either it or --out.")
    }
    if separate && !auditLog.isEmpty {
      throw ValidationError(
        "--audit-log is about one cluster; with --separate, import first, then use blastlab usage.")
    }
    if separate && cluster != nil {
      throw ValidationError("--separate names each cluster after its dump; leave out --cluster.")
    }
    if (dumps + auditLog).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      if let out { try refuseToReplace(out, unless: replace) }
      let folder = out.map { URL(fileURLWithPath: $0) }
      var (estate, statistics) = try EstateImporter.importDump(
        dumps.map { DumpSource(argument: $0) }, name: folder?.lastPathComponent ?? "dump",
        clusterName: cluster, separate: separate)
      let stated = estate.clusters.map(\.version)
      if let serverVersion {
        for index in estate.clusters.indices { estate.clusters[index].version = serverVersion }
      }
      let log = try auditLog.isEmpty ? nil : AuditLogReader.read(auditLog.map(DumpSource.init))
      estate.clusters[0].usage = log?.usage
      if let folder {
        try EstateDirectory.write(
          estate, to: folder, description: "Imported; correct what is marked assumed.")
      }
      let report = ImportReport(estate, statistics, statedVersions: stated)
      guard !json else { return try Console.output(JSONOutput.text(report)) }
      try Console.output(EstateSummary(estate).text)
      try Console.output(report.text)
      if let log { try Console.output(UsageReport.text(log.statistics)) }
      guard let out else { return }
      let guesses = estate.context.guesses
      try Console.output(
        "guesses  \(guesses.count), listed in \(out)/context.yaml and in every report")
      try Console.output("estate   \(out)")
    }
  }
}
