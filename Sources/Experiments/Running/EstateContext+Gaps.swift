import Estate
import EstateSources

extension EstateContext {
  /// What is not known of clusters: cluster by cluster, kinds in the order in which they are read.
  ///
  /// Kinds of one cluster that are known as far as one another, and matter in the same way, share an
  /// entry.
  package func gaps(of clusters: [String]) -> [EstateRecord.Gap] {
    clusters.flatMap { cluster -> [EstateRecord.Gap] in
      guard let record = completeness.first(where: { $0.cluster.hasSameBytes(as: cluster) }) else {
        return [
          EstateRecord.Gap(
            cluster: cluster, kinds: "every kind", state: "nothing says what was collected",
            effect: KindEffect.general)
        ]
      }
      return record.gaps
    }
  }
}

extension ClusterCompleteness {
  fileprivate var gaps: [EstateRecord.Gap] {
    var gaps: [EstateRecord.Gap] = []
    // Kinds that a cluster need not serve are no gap.
    for kind in ObjectKind.allCases where kind.isBuiltIn {
      guard let state = state(of: kind.rawValue) else { continue }
      let effect =
        coverage(of: kind.rawValue) == .reconstructed
        ? KindEffect.reconstructed : KindEffect.unknown(kind)
      if let place = gaps.firstIndex(where: { $0.state == state && $0.effect == effect }) {
        gaps[place].kinds += ", \(kind.rawValue)"
      } else {
        gaps.append(
          EstateRecord.Gap(cluster: cluster, kinds: kind.rawValue, state: state, effect: effect))
      }
    }
    return gaps
  }

  /// How far a kind is known, in words, and why; `nil` where all of it is.
  private func state(of kind: String) -> String? {
    switch coverage(of: kind) {
    case .collected: return nil
    case .unknown: return Self.because("not collected", reason(of: kind, in: notCollected))
    case .reconstructed:
      return Self.because("names are made up", reason(of: kind, in: reconstructed))
    case .partial(let namespaces):
      let reason = partial.first { $0.kind.hasSameBytes(as: kind) }?.reason ?? ""
      return Self.because(Self.words(namespaces), reason)
    }
  }

  private static func words(_ namespaces: KnownNamespaces) -> String {
    switch namespaces {
    case .except(let missing): "not collected in \(Self.list(missing))"
    case .only([]): "collected in no namespace"
    case .only(let known): "collected in \(Self.list(known)) only"
    case .unstated: "collected in part"
    }
  }

  /// The first few names, and how many there are besides.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }

  private func reason(of kind: String, in kinds: [UnusualKind]) -> String {
    kinds.first { $0.kind.hasSameBytes(as: kind) }?.reason ?? ""
  }

  private static func because(_ state: String, _ reason: String) -> String {
    reason.isEmpty ? state : "\(state): \(reason)"
  }
}
