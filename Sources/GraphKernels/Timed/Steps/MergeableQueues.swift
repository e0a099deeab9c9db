/// Queues of positions, the least choice first, any two of which can become one.
///
/// - Source: Crane, "Linear lists and priority queues as balanced binary trees", 1972 (leftist
///   heaps).
struct MergeableQueues {
  private let choices: [StepChoice]
  private var left: [Int32]
  private var right: [Int32]
  /// Length of the way down the right of each position.
  private var depths: [Int32]

  init(_ choices: [StepChoice]) {
    self.choices = choices
    left = Array(repeating: -1, count: choices.count)
    right = left
    depths = Array(repeating: 1, count: choices.count)
  }

  /// Returns the first of two queues made one, given their firsts; −1 is an empty queue.
  ///
  /// - Complexity: O(log count), which bounds the recursion too.
  mutating func merge(_ first: Int32, _ second: Int32) -> Int32 {
    guard first >= 0 else { return second }
    guard second >= 0 else { return first }
    let isInOrder = choices[Int(first)].precedes(choices[Int(second)])
    let top = Int(isInOrder ? first : second)
    right[top] = merge(right[top], isInOrder ? second : first)
    if depth(left[top]) < depth(right[top]) { swap(&left[top], &right[top]) }
    depths[top] = depth(right[top]) + 1
    return Int32(top)
  }

  /// Returns the first of what is left of a queue without its first.
  mutating func mergeBelow(_ first: Int32) -> Int32 { merge(left[Int(first)], right[Int(first)]) }

  private func depth(_ position: Int32) -> Int32 { position < 0 ? 0 : depths[Int(position)] }
}
