import Estate
import EstateSources
import Experiments

/// What an import found, for people and for programs.
struct ImportReport: Encodable {
  struct ClusterReport: Encodable {
    var name: String
    /// The API server's version, and where it is from.
    var version: String
    /// What the dump does not say, and what that means.
    var gaps: [Gap]
    var dangling: [Dangling]
  }

  struct Gap: Encodable {
    var kinds: String
    var state: String
    var effect: String
  }

  struct Dangling: Encodable {
    var kind: String
    var from: String
    var to: String
  }

  struct PassedOver: Encodable {
    var file: String
    var reason: String
  }

  var clusters: [ClusterReport]
  var files: Int
  var bytes: Int
  /// Objects by kind.
  var read: [String: Int]
  /// Objects of kinds that are not read, by kind.
  var skipped: [String: Int]
  /// Objects that came again.
  var repeated: Int
  /// Pods that have run to their end.
  var finishedPods: Int
  /// Pods that are in no file, but made from the templates of workloads.
  var podsOfTemplates: Int
  var passedOver: [PassedOver]

  /// - Parameter statedVersions: by cluster, the version in its dump, which that of the estate may
  ///   have replaced.
  init(_ estate: Estate, _ statistics: ImportStatistics, statedVersions: [ServerVersion?]) {
    clusters = zip(estate.clusters, statedVersions).map { cluster, stated in
      let dangling = DanglingReferences(of: cluster, in: estate.context).references
      return ClusterReport(
        name: cluster.name, version: cluster.versionWords(stated: stated),
        gaps: estate.context.gaps(of: [cluster.name]).map {
          Gap(kinds: $0.kinds, state: $0.state, effect: $0.effect)
        },
        dangling: dangling.map { Dangling(kind: $0.kind.rawValue, from: $0.source, to: $0.target) })
    }
    files = statistics.files
    bytes = statistics.bytes
    read = statistics.objects
    skipped = statistics.skipped
    repeated = statistics.duplicates
    finishedPods = statistics.finishedPods
    podsOfTemplates = statistics.podsOfTemplates
    passedOver = statistics.passedOver.map {
      PassedOver(file: $0.label, reason: $0.reason.rawValue)
    }
  }

  // MARK: Text

  /// How many dangling references of a cluster are shown one by one.
  private static let shownMax = 20

  /// A line for each thing that there is to say.
  var text: String {
    var lines = ["files    \(files), \(bytes) bytes", "read     \(Self.list(read))"]
    if !skipped.isEmpty { lines.append("skipped  \(Self.list(skipped))") }
    if repeated > 0 { lines.append("repeated \(repeated), the first counts") }
    if finishedPods > 0 { lines.append("finished \(finishedPods) pods, left out") }
    if podsOfTemplates > 0 {
      lines.append(
        "made     \(podsOfTemplates) pods from the templates of workloads: no file has any")
    }
    if !passedOver.isEmpty {
      let reasons = Self.list(Self.count(passedOver.map(\.reason)))
      lines.append("ignored  \(passedOver.count) files: \(reasons)")
    }
    for cluster in clusters { lines += self.lines(of: cluster) }
    return lines.map(\.withoutControlCharacters).joined(separator: "\n")
  }

  private func lines(of cluster: ClusterReport) -> [String] {
    let place = clusters.count > 1 ? " in \(cluster.name)" : ""
    var lines = ["version  \(cluster.version)\(place)"]
    for state in Self.distinct(cluster.gaps.map(\.state)) {
      let kinds = cluster.gaps.filter { $0.state == state }.map(\.kinds)
      lines.append("unknown  \(kinds.joined(separator: ", "))\(place): \(state)")
    }
    guard !cluster.dangling.isEmpty else { return lines }
    let kinds = Self.list(Self.count(cluster.dangling.map(\.kind)))
    lines.append("dangling \(cluster.dangling.count)\(place): \(kinds)")
    for reference in cluster.dangling.prefix(Self.shownMax) {
      lines.append("         \(reference.from) -> \(reference.to)")
    }
    let more = cluster.dangling.count - Self.shownMax
    if more > 0 { lines.append("         and \(more) more; --json lists them all") }
    return lines
  }

  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  private static func count(_ words: [String]) -> [String: Int] {
    Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
  }

  private static func list(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
