/// A depth-first search of a reached part from all its sources, without recursion.
struct DepthFirstSearch {
  /// The vertices in the order in which they are entered; shape [count].
  private(set) var preorder: [UInt32] = []

  /// The vertices in the order in which they are left; shape [count].
  private(set) var postorder: [UInt32] = []

  /// Vertex from which each was entered, `ReachedPart.none` for roots of the search;
  /// shape [count].
  private(set) var parents: [UInt32]

  /// - Complexity: O(V + E).
  init(_ part: ReachedPart) {
    parents = Array(repeating: ReachedPart.none, count: part.count)
    preorder.reserveCapacity(part.count)
    postorder.reserveCapacity(part.count)
    var next = part.offsets
    var isEntered = Array(repeating: false, count: part.count)
    for root in part.needs.indices {
      // Sources come first in the numbers and reach all the others.
      guard part.needs[root] == 0 else { break }
      search(from: root, part, &next, &isEntered)
    }
  }

  private mutating func search(
    from root: Int, _ part: ReachedPart, _ next: inout [UInt32], _ isEntered: inout [Bool]
  ) {
    isEntered[root] = true
    preorder.append(UInt32(root))
    var stack = [UInt32(root)]
    while let top = stack.last {
      let tail = Int(top)
      guard next[tail] < part.offsets[tail + 1] else {
        postorder.append(top)
        stack.removeLast()
        continue
      }
      let head = Int(part.heads[Int(next[tail])])
      next[tail] += 1
      guard !isEntered[head] else { continue }
      isEntered[head] = true
      parents[head] = top
      preorder.append(UInt32(head))
      stack.append(UInt32(head))
    }
  }
}
