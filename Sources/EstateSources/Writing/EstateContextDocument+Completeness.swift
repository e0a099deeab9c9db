import Estate
import Specs

extension EstateContextDocument.ClusterCompleteness {
  /// The record as a file holds it.
  init(_ record: ClusterCompleteness) {
    self.init(
      cluster: record.cluster,
      sources: record.sources.map(EstateContextDocument.CollectionSource.init),
      collected: EstateContextDocument.CollectedKinds(record.collected))
    partial = record.partial.map(EstateContextDocument.PartialKind.init)
    notCollected = record.notCollected.map { .init(kind: $0.kind, reason: $0.reason) }
    reconstructed = record.reconstructed.map { .init(kind: $0.kind, reason: $0.reason) }
  }
}

extension EstateContextDocument.CollectionSource {
  fileprivate init(_ source: CollectionSource) {
    switch source {
    case .kubectl: self = .kubectl
    case .kubehound: self = .kubehound
    case .icekube: self = .icekube
    case .rbacPolice: self = .rbacPolice
    case .generated: self = .generated
    }
  }
}

extension EstateContextDocument.CollectedKinds {
  fileprivate init(_ kinds: CollectedKinds) {
    switch kinds {
    case .all: self = .all
    case .kinds(let names): self = .kinds(names)
    }
  }
}

extension EstateContextDocument.PartialKind {
  fileprivate init(_ entry: PartialKind) {
    let namespaces: EstateContextDocument.KnownNamespaces =
      switch entry.namespaces {
      case .except(let names): .except(names)
      case .only(let names): .only(names)
      case .unstated: .unstated
      }
    self.init(kind: entry.kind, namespaces: namespaces, reason: entry.reason)
  }
}
