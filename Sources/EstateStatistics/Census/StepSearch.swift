internal import GraphKernels

/// Finds the number of steps to the nearest of some targets, one search at a time.
///
/// Best first: by the steps so far plus an estimate of the rest that is never too high, so that it
/// looks at little beside the way. Joins count the inputs that it has settled. Since the estimate
/// falls by no more than an edge is long, whatever a join still waits for when it is settled would
/// come later than what it has.
///
/// - Source: Felzenszwalb and McAllester, "The generalized A* architecture", Journal of Artificial
///   Intelligence Research 29, 2007, section 5 (lightest derivations).
struct StepSearch {
  /// A second is a step.
  private let topology: TimedTopology
  private let isTarget: [Bool]
  /// Steps to the nearest target as if joins needed one input; `nil` for vertices on no path.
  private let estimates: [Int?]

  /// Steps so far, `.max` for none; shape [vertexCount].
  private var steps: [Int]
  private var isSettled: [Bool]
  private var touched: [UInt32] = []
  /// Steps of the settled in-neighbours of each join seen.
  private var inputs: [UInt32: [UInt32: Int]] = [:]
  /// Vertices by their steps plus estimate.
  private var buckets: [[UInt32]] = []

  init(_ topology: TimedTopology, targets: [UInt32], estimates: [Int?]) {
    self.topology = topology
    self.estimates = estimates
    var isTarget = [Bool](repeating: false, count: topology.vertexCount)
    for target in targets { isTarget[Int(target)] = true }
    self.isTarget = isTarget
    steps = Array(repeating: .max, count: topology.vertexCount)
    isSettled = Array(repeating: false, count: topology.vertexCount)
  }

  /// The steps from the nearest source; `nil` where they are not below a bound, or none.
  ///
  /// - Complexity: O(edges out of the vertices settled), times the inputs of joins among them.
  mutating func steps(from sources: [UInt32], below bound: Int?) -> Int? {
    reset()
    for source in sources { offer(source, 0) }
    var rank = 0
    while rank < min(buckets.count, bound ?? .max) {
      guard let vertex = buckets[rank].popLast() else {
        rank += 1
        continue
      }
      // A vertex waits once for each improvement; the first to come is the best.
      guard !isSettled[Int(vertex)] else { continue }
      isSettled[Int(vertex)] = true
      if isTarget[Int(vertex)] { return steps[Int(vertex)] }
      expand(vertex)
    }
    return nil
  }

  private mutating func reset() {
    for vertex in touched {
      steps[Int(vertex)] = .max
      isSettled[Int(vertex)] = false
    }
    touched.removeAll(keepingCapacity: true)
    inputs.removeAll(keepingCapacity: true)
    for rank in buckets.indices { buckets[rank].removeAll(keepingCapacity: true) }
  }

  private mutating func offer(_ vertex: UInt32, _ count: Int) {
    guard let estimate = estimates[Int(vertex)], count < steps[Int(vertex)] else { return }
    if steps[Int(vertex)] == .max { touched.append(vertex) }
    steps[Int(vertex)] = count
    let rank = count + estimate
    while buckets.count <= rank { buckets.append([]) }
    buckets[rank].append(vertex)
  }

  private mutating func expand(_ vertex: UInt32) {
    for slot in topology.row(of: vertex) {
      let head = topology.heads[slot]
      guard !isSettled[Int(head)] else { continue }
      let count = steps[Int(vertex)] + Int(topology.durations[slot])
      let need = Int(topology.joinNeeds[Int(head)])
      if need <= 1 {
        offer(head, count)
      } else if let joint = stepsOfJoin(head, need, from: vertex, count) {
        offer(head, joint)
      }
    }
  }

  /// The steps to a join with another input; `nil` while it has too few.
  private mutating func stepsOfJoin(
    _ join: UInt32, _ need: Int, from tail: UInt32, _ count: Int
  ) -> Int? {
    let known = inputs[join, default: [:]][tail] ?? count
    inputs[join, default: [:]][tail] = min(known, count)
    guard let held = inputs[join], held.count >= need else { return nil }
    return held.values.sorted()[need - 1]
  }
}
