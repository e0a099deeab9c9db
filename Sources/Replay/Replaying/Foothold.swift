import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Specs

/// What the policy left in a place at the instant it leaked.
struct Foothold {
  /// Laid vertices the attacker starts from.
  var sources: [UInt32]

  /// Copy mechanisms yield the credential versions kept in the place at the leak; presence
  /// mechanisms yield the place itself. An empty foothold is a trial like any other.
  init(_ place: ExposedPlace, _ exposure: Exposure, estate: Estate, laid: LaidGraph) {
    switch place {
    case .pod(let cluster, let namespace, let name):
      let vertex = laid.graph.vertex(.pod(cluster: cluster, namespace: namespace, name: name))
      sources = vertex.map { Array(laid.copies(of: $0)) } ?? []
    case .ciStore, .buildLog, .laptop:
      sources = Self.copies(kept: place, exposure, estate: estate, laid: laid)
    }
  }

  private static func copies(
    kept place: ExposedPlace, _ exposure: Exposure, estate: Estate, laid: LaidGraph
  ) -> [UInt32] {
    var sources: [UInt32] = []
    for (slot, credential) in laid.graph.overlay.credentials.enumerated()
    where credential.places.contains(where: { place.keeps($0, in: estate) }) {
      for (index, version) in laid.timeline.versions[slot].enumerated()
      where version.stored.contains(exposure.leak) {
        // Overlapping runs have logs of their own.
        if credential.kind == .federatedToken, index != exposure.run { continue }
        if let copy = laid.copy(ofSlot: slot, version: index) { sources.append(copy) }
      }
    }
    return sources
  }

  /// Whether any of it still works at first use.
  func isLive(at instant: Int64, in laid: LaidGraph) -> Bool {
    sources.contains { laid.windows[Int($0)].until > instant }
  }
}

extension ExposedPlace {
  fileprivate func keeps(_ place: CredentialPlace, in estate: Estate) -> Bool {
    switch (self, place) {
    case (.ciStore(let system, let pipeline), .ciStore(let keptIn, let keeper)):
      system == keptIn && estate.context.pipelines[pipeline].name == keeper
    case (.buildLog(let pipeline), .buildLog(let keeper)):
      estate.context.pipelines[pipeline].name == keeper
    case (.laptop(let name), .laptop(let keeper)):
      name == keeper
    default: false
    }
  }
}
