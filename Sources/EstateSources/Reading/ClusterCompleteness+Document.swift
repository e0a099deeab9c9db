import Estate
import Specs

extension ClusterCompleteness {
  /// The record that a file holds.
  init(_ entry: EstateContextDocument.ClusterCompleteness) {
    self.init(
      cluster: entry.cluster, sources: entry.sources.map(CollectionSource.init),
      collected: CollectedKinds(entry.collected), partial: entry.partial.map(PartialKind.init),
      notCollected: entry.notCollected.map { UnusualKind(kind: $0.kind, reason: $0.reason) },
      reconstructed: entry.reconstructed.map { UnusualKind(kind: $0.kind, reason: $0.reason) })
  }
}

extension CollectionSource {
  fileprivate init(_ source: EstateContextDocument.CollectionSource) {
    switch source {
    case .kubectl: self = .kubectl
    case .kubehound: self = .kubehound
    case .icekube: self = .icekube
    case .rbacPolice: self = .rbacPolice
    case .generated: self = .generated
    }
  }
}

extension CollectedKinds {
  fileprivate init(_ kinds: EstateContextDocument.CollectedKinds) {
    switch kinds {
    case .all: self = .all
    case .kinds(let names): self = .kinds(names)
    }
  }
}

extension PartialKind {
  fileprivate init(_ entry: EstateContextDocument.PartialKind) {
    let namespaces: KnownNamespaces =
      switch entry.namespaces {
      case .except(let names): .except(names)
      case .only(let names): .only(names)
      case .unstated: .unstated
      }
    self.init(kind: entry.kind, namespaces: namespaces, reason: entry.reason)
  }
}
