import Yams

/// The one YAML document of a file.
enum YAMLDocument {
  /// Composes the document of a file.
  ///
  /// - Throws: `SpecificationError` when the text is not YAML, holds no document or several, or
  ///   unfolds to more than any honest document.
  static func compose(_ source: SourceFile) throws(SpecificationError) -> YAMLValue {
    try AliasGuard.check(source)
    guard let root = try parse(source) else {
      throw SpecificationError(
        file: source.path, line: 1, column: 1, problem: "found an empty file",
        expected: "a document with apiVersion, kind, metadata and spec")
    }
    let value = YAMLValue(node: root, source: source, path: .root)
    try NodeGuard.check(value)
    return value
  }

  private static func parse(_ source: SourceFile) throws(SpecificationError) -> Node? {
    do {
      // The basic resolver leaves scalars as written: what they mean is the field's to say.
      let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      let root = try parser.nextRoot()
      guard root != nil, let second = try parser.nextRoot() else { return root }
      let mark = second.mark
      throw SpecificationError(
        file: source.path, line: mark?.line ?? 1, column: mark?.column ?? 1,
        problem: "found a second one", expected: "one document per file")
    } catch let error as SpecificationError {
      throw error
    } catch let error as YamlError {
      throw SpecificationError(error, in: source)
    } catch {
      throw SpecificationError(
        file: source.path, line: 1, column: 1, problem: "found: \(error)", expected: "valid YAML")
    }
  }
}
