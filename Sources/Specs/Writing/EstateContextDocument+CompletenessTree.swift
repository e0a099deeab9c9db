extension EstateContextDocument.ClusterCompleteness {
  var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [
      .init("cluster", .text(cluster)),
      .init("sources", .names(sources.map(\.rawValue))),
    ]
    switch collected {
    case .all: entries.append(.init("collected", .raw("all")))
    case .kinds(let kinds): entries.append(.init("collected", .names(kinds)))
    }
    let lists = [
      ("partial", partial.map(\.tree)), ("notCollected", notCollected.map(\.tree)),
      ("reconstructed", reconstructed.map(\.tree)),
    ]
    for (key, list) in lists where !list.isEmpty { entries.append(.init(key, .list(list))) }
    return .mapping(entries)
  }
}

extension EstateContextDocument.PartialKind {
  fileprivate var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [.init("kind", .text(kind))]
    switch namespaces {
    case .only(let names): entries.append(.init("onlyNamespaces", .names(names)))
    case .except(let names): entries.append(.init("missingNamespaces", .names(names)))
    case .unstated: break
    }
    return .mapping(entries + because(reason))
  }
}

extension EstateContextDocument.UnusualKind {
  fileprivate var tree: YAMLTree {
    .mapping([.init("kind", .text(kind))] + because(reason))
  }
}

/// The reason, where there is one.
private func because(_ reason: String) -> [YAMLTree.Entry] {
  reason.isEmpty ? [] : [.init("reason", .text(reason))]
}
