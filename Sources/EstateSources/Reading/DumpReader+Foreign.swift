import Estate

extension DumpReader {
  /// Adds the objects of one file of a dump to the cluster.
  ///
  /// The file's name and folder count where the objects do not say what they are or where they
  /// live. A file without a byte counts as not collected when its name promises a kind.
  ///
  /// - Parameter path: of the file, relative to the dump, with `/` between its parts.
  /// - Throws: at the first thing that is not JSON or not of the expected form; the cluster then
  ///   holds what came before it.
  package mutating func read(_ input: JSONInput, path: String) throws(ImportError) {
    let place = DumpPlace(path: path)
    if place.name == Self.nameFile { return try readName(input) }
    if place.kind != nil, input.endOfWhitespace(from: 0) == input.count {
      statistics.emptyFiles += 1
      return
    }
    try read(input, at: place)
  }

  /// A text file with the cluster's name and nothing else, as rbac-police's script leaves it.
  private static let nameFile = "cluster_name"

  private mutating func readName(_ input: JSONInput) throws(ImportError) {
    let lengthMax = 253
    var end = input.count
    while end > 0, input[end - 1] <= 0x20 { end -= 1 }
    let start = min(input.endOfWhitespace(from: 0), end)
    guard start < end, end - start <= lengthMax, (start..<end).allSatisfy({ input[$0] > 0x20 })
    else {
      throw ImportError(
        file: input.label, problem: "found something else",
        expected: "the cluster's name and nothing else")
    }
    note(name: input.string(start..<end))
  }

  /// Keeps the first name that a document gives the cluster.
  mutating func note(name: String) {
    if !name.isEmpty, statedName == nil { statedName = name }
  }

  /// Reads a document that is no Kubernetes object.
  mutating func read(
    _ document: ForeignDocument, _ outline: ObjectOutline, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    switch document {
    case .version: cluster.version = try version(outline, &scanner) ?? cluster.version
    case .kubectlVersion:
      // Without an answer of the server there is no more than the client's own.
      let stated = try outline.read("serverVersion", from: &scanner) {
        scanner throws(ImportError) in
        if try scanner.takeNull() { return ServerVersion?.none }
        return try version(try ObjectOutline(&scanner), &scanner)
      }
      cluster.version = (stated ?? nil) ?? cluster.version
    case .kubeHound:
      statistics.sources.insert(.kubehound)
      try outline.read("cluster", from: &scanner) { scanner throws(ImportError) in
        try readKubeHoundCluster(&scanner)
      }
      // Its lists span all namespaces, and a namespace without objects gets no file.
      statistics.omitsEmptyFiles = true
    case .iceKube:
      statistics.sources.insert(.icekube)
      let name = try outline.read("context_name", from: &scanner, Self.readText)
      let version = try outline.read("kube_version", from: &scanner, Self.readText)
      note(name: name ?? "")
      cluster.version = version.flatMap(ServerVersion.init(gitVersion:)) ?? cluster.version
    case .rbacPolice:
      statistics.sources.insert(.rbacPolice)
      try readRBACPolice(outline, &scanner)
    }
  }

  static func readText(_ scanner: inout JSONScanner) throws(ImportError) -> String {
    try scanner.stringOrEmpty()
  }

  private func version(
    _ outline: ObjectOutline, _ scanner: inout JSONScanner
  ) throws(ImportError) -> ServerVersion? {
    let whole = try outline.read("gitVersion", from: &scanner, Self.readText) ?? ""
    let major = try outline.read("major", from: &scanner, Self.readText) ?? ""
    let minor = try outline.read("minor", from: &scanner, Self.readText) ?? ""
    return ServerVersion(gitVersion: whole) ?? ServerVersion(major: major, minor: minor)
  }

  private mutating func readKubeHoundCluster(_ scanner: inout JSONScanner) throws(ImportError) {
    var (name, major, minor) = ("", "", "")
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "name": name = try scanner.stringOrEmpty()
      case "version_major": major = try scanner.stringOrEmpty()
      case "version_minor": minor = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    note(name: name)
    cluster.version = ServerVersion(major: major, minor: minor) ?? cluster.version
  }
}
