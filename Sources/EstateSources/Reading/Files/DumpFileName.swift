/// What the name of a file in a dump says about it.
struct DumpFileName {
  /// Kinds of file by extension.
  enum Kind: Sendable {
    case json
    case yaml
    /// An archive, or one compressed file.
    case packed
    /// The cluster's name and nothing else, as a script of rbac-police leaves it.
    case clusterName
    case other
  }

  private static let clusterName = "cluster_name"

  /// The last component of the path.
  let name: String

  init(path: String) {
    name = path.split(separator: "/").last.map(String.init) ?? ""
  }

  /// Whether a file of this name is read when it lies in a folder.
  var kind: Kind {
    if name == Self.clusterName { return .clusterName }
    guard let last = Self.extension(of: name) else { return .other }
    if Self.json.contains(last) { return .json }
    if Self.yaml.contains(last) { return .yaml }
    if Self.archives.contains(last) { return .packed }
    guard Self.compressions.contains(last) else { return .other }
    let inner = DumpFileName(path: withoutCompression)
    return inner.kind == .other ? .other : .packed
  }

  /// The name without an extension that only says that the file is compressed.
  var withoutCompression: String {
    guard let last = Self.extension(of: name), Self.compressions.contains(last) else { return name }
    return String(name.dropLast(last.count + 1))
  }

  /// The name without the extensions that say what kind of dump it is: `prod.eu.tar.gz` is
  /// `prod.eu`.
  var stem: String {
    var stem = withoutCompression
    let known = Self.json + Self.yaml + Self.archives
    if let last = Self.extension(of: stem), known.contains(last) {
      stem = String(stem.dropLast(last.count + 1))
    }
    return stem
  }

  /// A path without an extension that only says that its file is compressed.
  static func pathWithoutCompression(_ path: String) -> String {
    let name = DumpFileName(path: path)
    return String(path.dropLast(name.name.count - name.withoutCompression.count))
  }

  /// Why a file of this path is not read when it lies in a folder or an archive; `nil` when it is.
  static func reasonToPass(_ path: String, inArchive: Bool) -> DumpInventory.Reason? {
    let hidden = path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    if hidden { return .hidden }
    switch DumpFileName(path: path).kind {
    case .json, .yaml, .clusterName: return nil
    case .packed: return inArchive ? .packedTwice : nil
    case .other: return .otherExtension
    }
  }

  private static let json = ["json", "jsonl", "ndjson"]
  private static let yaml = ["yaml", "yml"]
  private static let archives = ["tar", "tgz", "tbz2", "txz", "tzst", "zip"]
  private static let compressions = ["gz", "bz2", "xz", "zst"]

  /// The lower-case extension; `nil` without one, or where nothing comes before the dot.
  private static func `extension`(of name: String) -> String? {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }
}
