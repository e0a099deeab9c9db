extension YAMLTree {
  /// A whole document of a kind.
  static func envelope(
    _ kind: Envelope.Kind, name: String, description: String, spec: YAMLTree,
    comment: [String] = []
  ) -> YAMLTree {
    .mapping([
      .init("apiVersion", .raw(Envelope.apiVersion), comment: comment),
      .init("kind", .raw(kind.rawValue)),
      .init("metadata", metadata(name: name, description: description)),
      .init("spec", spec),
    ])
  }

  static func metadata(name: String, description: String) -> YAMLTree {
    var entries = [Entry("name", .text(name))]
    if !description.isEmpty { entries.append(Entry("description", .text(description))) }
    return .mapping(entries)
  }
}
