/// One way in which every asset is reached: what must be there for all those ways to survive.
///
/// An ordinary vertex is derived from the in-neighbour that found it, a join from the first ones
/// that completed it. Whatever is in no derivation can be removed and nothing is lost.
struct Derivations {
  /// Numbers of the vertices in derivations, ascending.
  let vertices: [UInt32]

  /// Slots of the edges in derivations, ascending.
  let slots: [UInt32]

  /// - Parameter assets: Numbers in the part.
  /// - Complexity: O(V + E).
  init(of assets: [UInt32], in part: ReachedPart) {
    var isUsed = Array(repeating: false, count: part.count)
    for asset in assets { isUsed[Int(asset)] = true }
    var slots: [UInt32] = []
    // Numbers follow discovery, so a vertex's first in-neighbours have lower ones than it has.
    for vertex in isUsed.indices.reversed() where isUsed[vertex] {
      var missing = part.needs[vertex]
      var latest = ReachedPart.none
      for place in part.entering.row(of: vertex) {
        guard missing > 0 else { break }
        let tail = part.entering.tails[place]
        guard tail != latest else { continue }
        latest = tail
        missing -= 1
        isUsed[Int(tail)] = true
        slots.append(part.entering.slots[place])
      }
    }
    vertices = isUsed.indices.filter { isUsed[$0] }.map { UInt32($0) }
    self.slots = slots.sorted()
  }
}
