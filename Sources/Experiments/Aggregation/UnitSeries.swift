import Statistics

/// One value per unit of replication: what intervals are made of and policies are paired by.
///
/// A unit in which the metric is undefined is not in the series.
struct UnitSeries: Sendable, Hashable {
  struct Element: Sendable, Hashable {
    var unit: Int
    var value: Double
  }

  /// Ascending by unit.
  private(set) var elements: [Element] = []

  var values: [Double] { elements.map(\.value) }

  /// Appends the value of the next unit; an undefined one leaves the unit out.
  mutating func append(unit: Int, value: Double?) {
    precondition(elements.last.map { $0.unit < unit } ?? true, "units ascend")
    guard let value else { return }
    elements.append(Element(unit: unit, value: value))
  }

  /// Returns the values of the units that both series have, in the order of units.
  func paired(with other: UnitSeries) -> (own: [Double], other: [Double]) {
    var own: [Double] = []
    var others: [Double] = []
    var index = 0
    for element in elements {
      while index < other.elements.count, other.elements[index].unit < element.unit { index += 1 }
      guard index < other.elements.count, other.elements[index].unit == element.unit else {
        continue
      }
      own.append(element.value)
      others.append(other.elements[index].value)
    }
    return (own, others)
  }
}
