extension CompromiseSpec {
  /// The `spec` of the compromise's file, with every default written out.
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [.init("mechanism", .text(mechanism.rawValue))]
    if selector != Selector() { entries.append(.init("select", selector.tree)) }
    entries += [
      .init("leakToUse", leakToUse.tree),
      .init("horizon", .duration(horizon)),
      .init("objective", .text(objective?.rawValue ?? "none")),
    ]
    if let rate = leaksPerPlaceYear { entries.append(.init("leaksPerPlaceYear", .number(rate))) }
    return .mapping(entries)
  }
}

extension CompromiseSpec.Selector {
  fileprivate var tree: YAMLTree {
    let lists = [
      ("clusters", clusters), ("namespaces", namespaces), ("environments", environments),
      ("groups", groups), ("teams", teams),
    ]
    var entries = lists.filter { !$0.1.isEmpty }.map { YAMLTree.Entry($0.0, .names($0.1)) }
    if !labels.isEmpty { entries.append(.init("labels", .labels(labels))) }
    if onCall { entries.append(.init("onCall", .raw("true"))) }
    if approvers { entries.append(.init("approvers", .raw("true"))) }
    return .mapping(entries)
  }
}
