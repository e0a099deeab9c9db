import Specs

extension EstateDirectory {
  /// Fails when the record of what was collected speaks of a kind that nobody reads: a misspelt kind
  /// would leave the real one unknown.
  static func checkKinds(
    of document: EstateContextDocument, file: String
  ) throws(ImportError) {
    for (index, record) in document.completeness.enumerated() {
      var kinds: [(path: String, kind: String)] = []
      if case .kinds(let collected) = record.collected {
        kinds += collected.enumerated().map { ("collected[\($0)]", $1) }
      }
      kinds += record.partial.enumerated().map { ("partial[\($0)].kind", $1.kind) }
      kinds += record.notCollected.enumerated().map { ("notCollected[\($0)].kind", $1.kind) }
      kinds += record.reconstructed.enumerated().map { ("reconstructed[\($0)].kind", $1.kind) }
      guard let unknown = kinds.first(where: { ObjectKind(rawValue: $0.kind) == nil }) else {
        continue
      }
      let known = ObjectKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ImportError(
        file: file, path: "spec.completeness[\(index)].\(unknown.path)",
        problem: "found \"\(unknown.kind)\"", expected: "a kind that is read (\(known))")
    }
  }
}
