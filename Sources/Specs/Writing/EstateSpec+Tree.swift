extension EstateSpec {
  /// The estate as a file with every number, what it means and where it comes from.
  ///
  /// Reading it gives the same estate, whatever the program's own defaults become.
  package var document: String {
    YAMLTree.envelope(
      .estateSpec, name: name, description: description, spec: tree(isExplained: true),
      comment: ["Every number may be changed or left out; one left out is the program's default."]
    ).document
  }

  /// The `spec` of the estate's file, with every number written out.
  var tree: YAMLTree { tree(isExplained: false) }

  private func tree(isExplained: Bool) -> YAMLTree {
    let sections = EstateParameter.sections.map { section in
      let parameters = EstateParameter.all.filter { $0.section == section }
      return YAMLTree.Entry(
        section,
        .mapping(
          parameters.map { parameter in
            .init(
              parameter.name, parameter.tree(of: self[parameter]),
              comment: isExplained ? parameter.explanation : [])
          }), comment: isExplained ? [EstateParameter.title(ofSection: section)] : [])
    }
    return .mapping([.init("seed", .integer(seed))] + sections)
  }
}

extension EstateParameter {
  fileprivate func tree(of value: Double) -> YAMLTree {
    switch kind {
    case .share, .amount: .number(value)
    case .count: .integer(Int(value))
    case .duration: .duration(Int64(value))
    }
  }

  /// The default as a file writes it, with its unit.
  package var standardText: String {
    let text = String(tree(of: standard).document.dropLast())
    guard case .amount(_, let unit) = kind, !unit.isEmpty else { return text }
    return "\(text) \(unit)"
  }

  /// Lines for a comment: the meaning, then the source.
  fileprivate var explanation: [String] {
    Self.wrapped("\(meaning).", width: 92) + Self.wrapped(basis.text, width: 92)
  }

  /// The text broken into lines between words.
  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.utf8.count + 1 + word.utf8.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  fileprivate static func title(ofSection section: String) -> String {
    switch section {
    case "organisation": "Who there is."
    case "nodes": "What it runs on."
    case "applications": "What teams run."
    case "delivery": "How it gets there."
    case "access": "What people do and hold."
    case "platform": "What the platform team runs for everyone."
    case "cloud": "Roles outside the clusters, and credentials of one cluster kept in another."
    case "network": "Who reaches what."
    case "misconfigurations":
      "Faults: they only ever add rights or exposure. `level: secure | typical | vulnerable`, or a "
        + "number from 0 to 2, sets all of them at once."
    case "age": "What years leave behind."
    default: "What is known of the use of permissions."
    }
  }
}

extension EstateParameter.Basis {
  /// `Source: …` or `Assumption…`.
  package var text: String {
    switch self {
    case .source(let source): "Source: \(source)."
    case .assumption(""): "Assumption."
    case .assumption(let reason): "Assumption: \(reason)."
    }
  }
}
