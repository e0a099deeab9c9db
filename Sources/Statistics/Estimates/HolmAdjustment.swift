/// Returns p values adjusted for testing them all, by Holm's step-down method.
///
/// The k-th smallest of m is multiplied by m − k + 1, raised to the largest before it and capped at
/// 1. An adjusted value at or below α may be called significant with a chance of at most α of any
/// false call in the family. Equal p values get equal results; results keep the order of the input.
///
/// - Parameters:
///   - pValues: From 0 to 1 each.
/// - Complexity: O(m log m).
/// - Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
///   of Statistics 6, 1979, 65–70.
package func holmAdjusted(_ pValues: [Double]) -> [Double] {
  precondition(pValues.allSatisfy { $0 >= 0 && $0 <= 1 }, "p values are from 0 to 1")
  let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  var adjusted = pValues
  var largest = 0.0
  for (rank, index) in order.enumerated() {
    largest = max(largest, Double(order.count - rank) * pValues[index])
    adjusted[index] = min(largest, 1)
  }
  return adjusted
}
