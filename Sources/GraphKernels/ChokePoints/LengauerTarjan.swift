/// Finds the immediate dominators of a reached part.
///
/// Vertices have the numbers of a depth-first search here: 1 and up, 0 being the root above the
/// sources.
/// - Source: Lengauer and Tarjan, "A fast algorithm for finding dominators in a flowgraph", ACM
///   Transactions on Programming Languages and Systems 1979, with simple path compression.
struct LengauerTarjan {
  /// Vertex of the part of each number but 0; shape [count].
  let vertices: [UInt32]

  /// Number of the immediate dominator of each number, below it; shape [count + 1].
  private(set) var dominators: [UInt32]

  /// Number of each vertex of the part; shape [count].
  private let numbers: [UInt32]
  private let parents: [UInt32]
  private var semidominators: [UInt32]
  /// In the forest of the vertices done: the next one up, `ReachedPart.none` for a root.
  private var ancestors: [UInt32]
  /// The vertex of least semidominator on the compressed way up.
  private var labels: [UInt32]
  /// Lists of the vertices that share a semidominator.
  private var firstOfBucket: [UInt32]
  private var nextInBucket: [UInt32]
  private var way: [UInt32] = []

  /// - Complexity: O(E log V).
  init(_ part: ReachedPart) {
    let search = DepthFirstSearch(part)
    vertices = search.preorder
    var numbers = Array(repeating: UInt32(0), count: part.count)
    for (position, vertex) in vertices.enumerated() { numbers[Int(vertex)] = UInt32(position + 1) }
    self.numbers = numbers
    parents =
      [0]
      + vertices.map { vertex in
        let parent = search.parents[Int(vertex)]
        return parent == ReachedPart.none ? 0 : numbers[Int(parent)]
      }
    let none = Array(repeating: ReachedPart.none, count: part.count + 1)
    semidominators = Array(0...UInt32(part.count))
    labels = semidominators
    dominators = Array(repeating: 0, count: part.count + 1)
    ancestors = none
    firstOfBucket = none
    nextInBucket = none
    run(part)
  }

  private mutating func run(_ part: ReachedPart) {
    for number in dominators.indices.dropFirst().reversed() {
      let vertex = Int(vertices[number - 1])
      if part.needs[vertex] == 0 { semidominators[number] = 0 }
      for place in part.entering.row(of: vertex) {
        let best = evaluate(numbers[Int(part.entering.tails[place])])
        semidominators[number] = min(semidominators[number], semidominators[Int(best)])
      }
      let bucket = Int(semidominators[number])
      nextInBucket[number] = firstOfBucket[bucket]
      firstOfBucket[bucket] = UInt32(number)
      ancestors[number] = parents[number]
      emptyBucket(of: parents[number])
    }
    for number in dominators.indices.dropFirst()
    where dominators[number] != semidominators[number] {
      dominators[number] = dominators[Int(dominators[number])]
    }
  }

  private mutating func emptyBucket(of parent: UInt32) {
    var number = firstOfBucket[Int(parent)]
    firstOfBucket[Int(parent)] = ReachedPart.none
    while number != ReachedPart.none {
      let best = evaluate(number)
      let isBelow = semidominators[Int(best)] < semidominators[Int(number)]
      dominators[Int(number)] = isBelow ? best : parent
      number = nextInBucket[Int(number)]
    }
  }

  /// Returns the vertex of least semidominator from a vertex up to below the root of its tree.
  private mutating func evaluate(_ number: UInt32) -> UInt32 {
    guard ancestors[Int(number)] != ReachedPart.none else { return number }
    var place = number
    while ancestors[Int(ancestors[Int(place)])] != ReachedPart.none {
      way.append(place)
      place = ancestors[Int(place)]
    }
    while let lower = way.popLast().map(Int.init) {
      let upper = Int(ancestors[lower])
      if semidominators[Int(labels[upper])] < semidominators[Int(labels[lower])] {
        labels[lower] = labels[upper]
      }
      ancestors[lower] = ancestors[upper]
    }
    return labels[Int(number)]
  }
}
