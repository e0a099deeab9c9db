import ArgumentParser
import Estate
import EstateSources
import Foundation

struct Usage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show which permissions each identity used, of those it was granted.",
    discussion: """
      What was used comes from audit logs: those the estate was imported with, and those given here \
      (JSON lines or EventLists of audit.k8s.io/v1, plain or compressed). Bodies of requests and responses \
      are passed over. With --add, what the given logs show is kept in the estate's folder, in the \
      cluster's usage.jsonl; no other file is touched.

      A right is one verb on one resource, cluster-wide or in one namespace; wildcards count as all \
      the rights they stand for.

      Example:
        blastlab usage estates/mine --audit-log audit.log --audit-log audit-old.log.gz --add
      """)

  @Argument(help: "An estate folder.")
  var estate: String

  @Option(help: "An audit log of the cluster, or - for standard input; repeatable.")
  var auditLog: [String] = []

  @Option(help: "The cluster that the logs are of (default: the only one).")
  var cluster: String?

  @Flag(help: "Keep what the logs show in the estate's folder.")
  var add = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if add && auditLog.isEmpty { throw ValidationError("--add needs an --audit-log.") }
  }

  func run() async throws {
    try await reportingFailure {
      let folder = URL(fileURLWithPath: estate)
      var estate = try EstateDirectory.read(folder)
      if !auditLog.isEmpty {
        let place = try place(in: estate)
        let log = try AuditLogReader.read(auditLog.map(DumpSource.init))
        Console.note(UsageReport.text(log.statistics))
        let name = estate.clusters[place].name
        let before = estate.clusters[place].usage
        if let earlier = before?.window, let later = log.usage.window, earlier.overlaps(later) {
          Console.note(
            "the logs overlap with what \(name) has already: a log added twice counts twice")
        }
        estate.clusters[place].usage = before?.merged(with: log.usage) ?? log.usage
        if add { _ = try EstateDirectory.addUsage(log.usage, to: name, in: folder) }
      }
      let report = UsageReport(estate)
      try Console.output(json ? try JSONOutput.text(report) : report.text)
    }
  }

  /// Where the cluster of the logs is in the estate.
  private func place(in estate: Estate) throws -> Int {
    let names = estate.clusters.map(\.name)
    guard let cluster else {
      guard names.count == 1 else {
        throw ValidationError("say with --cluster which one the logs are of: \(list(names)).")
      }
      return 0
    }
    guard let place = names.firstIndex(of: cluster) else {
      throw ValidationError("there is no cluster \"\(cluster)\", only \(list(names)).")
    }
    return place
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
