/// The kind that a list or a file gives to objects without one of their own.
struct InferredKind {
  let kind: String
  let apiVersion: String
  /// The folder of the dump that the objects are in, which may be named after their namespace;
  /// empty for none.
  let folder: String

  /// The kind, when it is one that is read.
  var known: ObjectKind? { ObjectKind(kind: kind, apiVersion: apiVersion) }

  /// The kind of a typed list's items, such as a PodList's; `nil` for a plain `List`.
  init?(_ list: ObjectOutline, in folder: String) {
    guard let kind = list.kind, kind != "List" else { return nil }
    self.kind = String(kind.dropLast("List".count))
    apiVersion = list.apiVersion ?? ""
    self.folder = folder
  }

  init(_ kind: ObjectKind, in folder: String) {
    self.kind = kind.rawValue
    apiVersion = kind.defaultAPIVersion
    self.folder = folder
  }
}

extension ObjectOutline {
  /// Whether an object with `items` is a list of objects.
  var isList: Bool { kind?.hasSuffix("List") ?? true }
}

/// What a document's place inside its dump says of the objects in it.
///
/// Collectors name files `<plural>.json` or `<plural>.<API group>.json`, and keep those of one
/// namespace in a folder of the namespace's name.
struct DumpPlace {
  /// The kind that the file's name promises; `nil` when it promises none.
  private(set) var kind: ObjectKind?
  /// The name of the folder that the file is in; empty at the top of the dump.
  private(set) var folder = ""
  /// The file's name.
  private(set) var name = ""

  /// A document of which only the contents are known.
  init() {}

  /// - Parameter path: of the file, relative to the dump, with `/` between its parts.
  init(path: String) {
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard let file = parts.last else { return }
    name = String(file)
    if parts.count > 1 { folder = String(parts[parts.count - 2]) }
    let suffixes = [".json", ".yaml", ".yml"]
    guard let suffix = suffixes.first(where: file.hasSuffix) else { return }
    kind = ObjectKind(resource: String(file.dropLast(suffix.count)))
  }

  /// What objects in the document are that do not say it.
  var inferred: InferredKind? {
    kind.map { InferredKind($0, in: folder) }
  }
}
