import Sampling

extension ActivitySpec {
  /// Every number, section by section.
  var tree: YAMLTree {
    .mapping(
      ActivityParameter.sections.map { section in
        let parameters = ActivityParameter.all.filter { $0.section == section }
        return .init(
          section, .mapping(parameters.map { .init($0.name, $0.field.tree(in: self)) }))
      })
  }
}

extension ActivityParameter {
  /// The default as a file writes it, with its unit.
  package var standardText: String {
    let text = field.tree(in: ActivitySpec()).line
    guard case .amount(_, _, let unit) = field, !unit.isEmpty else { return text }
    return "\(text) \(unit)"
  }
}

extension ActivityParameter.Field {
  fileprivate func tree(in activity: ActivitySpec) -> YAMLTree {
    switch self {
    case .share(let path), .amount(let path, _, _): .number(activity[keyPath: path])
    case .duration(let path): .duration(activity[keyPath: path])
    case .distribution(let path): activity[keyPath: path].tree
    }
  }
}
