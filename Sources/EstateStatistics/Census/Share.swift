/// How many of so many things have a property.
package struct Share: Sendable, Hashable {
  package private(set) var hits = 0
  package private(set) var total = 0

  package init() {}

  package init(hits: Int, of total: Int) {
    self.hits = hits
    self.total = total
  }

  /// Counts one more thing.
  package mutating func count(_ hasProperty: Bool) {
    hits += hasProperty ? 1 : 0
    total += 1
  }

  /// `nil` of nothing.
  package var value: Double? { total == 0 ? nil : Double(hits) / Double(total) }

  package static func += (left: inout Share, right: Share) {
    left.hits += right.hits
    left.total += right.total
  }
}
