import Yams

/// Refuses documents that are nested deeper, or unfold to more, than any honest one.
enum NodeGuard {
  /// The deepest file of ours, nested mixtures included, stays below half of this.
  static let depthLimit = 40
  /// What aliases may add to the values that are written out, counted at every use.
  static let aliasLimit = 100_000

  /// - Complexity: O(bytes + `aliasLimit`).
  static func check(_ document: YAMLValue) throws(SpecificationError) {
    var pending = [(node: document.node, depth: 1)]
    var count = 0
    // A byte starts at most one value and ends at most one that is left empty.
    let countLimit = 2 * document.source.text.utf8.count + aliasLimit
    while let (node, depth) = pending.popLast() {
      count += 1
      guard count <= countLimit else {
        throw error(
          at: node, in: document, "found more",
          expected: "aliases that stand for at most \(aliasLimit) values in all")
      }
      guard depth <= depthLimit else {
        throw error(
          at: node, in: document, "found more", expected: "at most \(depthLimit) levels of nesting")
      }
      try checkTag(of: node, in: document)
      switch node {
      case .mapping(let mapping):
        for (key, value) in mapping {
          pending.append((key, depth + 1))
          pending.append((value, depth + 1))
        }
      case .sequence(let sequence):
        for element in sequence { pending.append((element, depth + 1)) }
      case .scalar, .alias:
        break
      }
    }
  }

  private static func checkTag(
    of node: Node, in document: YAMLValue
  ) throws(SpecificationError) {
    let tag = node.tag.rawValue
    guard !tag.hasPrefix("tag:yaml.org,2002:") else { return }
    throw error(
      at: node, in: document, "found the tag \(Quotation.quote(tag))", expected: "plain YAML")
  }

  private static func error(
    at node: Node, in document: YAMLValue, _ problem: String, expected: String
  ) -> SpecificationError {
    SpecificationError(
      file: document.source.path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1,
      problem: problem, expected: expected)
  }
}
