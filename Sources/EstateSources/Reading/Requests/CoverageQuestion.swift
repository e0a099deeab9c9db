package import Estate

/// Rules that somebody holds, and rules that they are compared with.
package struct CoverageQuestion: Sendable, Hashable {
  /// The rules held.
  package var owner: [PolicyRule]
  /// The rules that may or may not be covered.
  package var requested: [PolicyRule]

  package init(owner: [PolicyRule], requested: [PolicyRule]) {
    self.owner = owner
    self.requested = requested
  }

  /// Reads questions: a JSON array or lines of `{owner, requested}`, each a list of rules.
  package static func read(_ input: JSONInput) throws(ImportError) -> [CoverageQuestion] {
    try RecordFile.read(input, member: "pairs") { scanner throws(ImportError) in
      var question = CoverageQuestion(owner: [], requested: [])
      try scanner.object { scanner, key throws(ImportError) in
        switch key {
        case "owner": question.owner = try JSONScanner.readRules(&scanner)
        case "requested": question.requested = try JSONScanner.readRules(&scanner)
        default: try scanner.skip()
        }
      }
      return question
    }
  }
}
