import Sampling

extension YAMLValue {
  private static let forms = [
    "constant", "exponential", "lognormal", "uniform", "mixture", "empirical",
  ]

  /// A distribution of seconds, such as `{lognormal: {median: 12m, sigma: 1.2}}`.
  func distribution() throws(SpecificationError) -> Distribution {
    let expected = "a distribution such as {exponential: {mean: 5m}}"
    guard let entries = try? entries() else { throw error(expected: expected) }
    guard let form = entries.first, entries.count == 1 else {
      throw error(
        expected: "one distribution",
        found: entries.isEmpty ? "none" : Quotation.list(entries.map(\.name)))
    }
    guard Self.forms.contains(form.name) else {
      throw form.key.unknown(form.name, among: Self.forms, expected: "one of the distributions ")
    }
    let distribution = try form.value.parameters(of: form.name)
    if let problem = distribution.problem { throw form.value.error(problem: problem) }
    return distribution
  }

  private func parameters(of form: String) throws(SpecificationError) -> Distribution {
    switch form {
    case "constant": return .constant(try seconds())
    case "exponential":
      let reader = try MappingReader(self, keys: ["mean"])
      return .exponential(mean: try reader.required("mean").positiveSeconds())
    case "lognormal":
      let reader = try MappingReader(self, keys: ["median", "sigma"])
      return .lognormal(
        median: try reader.required("median").positiveSeconds(),
        sigma: try reader.required("sigma").amount())
    case "uniform": return try uniform()
    case "mixture": return try mixture()
    default: return try empirical()
    }
  }

  private func positiveSeconds() throws(SpecificationError) -> Double {
    let value = try seconds()
    guard value > 0 else { throw error(expected: "a duration above 0s") }
    return value
  }

  private func uniform() throws(SpecificationError) -> Distribution {
    let expected = "two durations, the lower one first, such as [1m, 5m]"
    let ends = try list()
    guard ends.count == 2 else {
      throw error(expected: expected, found: "a list of \(ends.count)")
    }
    let low = try ends[0].seconds()
    let high = try ends[1].seconds()
    guard low <= high else { throw ends[1].error(expected: expected) }
    return .uniform(low: low, high: high)
  }

  private func mixture() throws(SpecificationError) -> Distribution {
    var components: [Distribution.Component] = []
    for element in try nonEmptyList(of: "component") {
      let reader = try MappingReader(element, keys: ["weight", "of"])
      let weight = try reader.required("weight")
      guard let text = weight.plainScalar,
        let value = DecimalText.share(text) ?? DecimalText.number(text), value > 0
      else { throw weight.error(expected: "a weight above 0, such as 0.4 or 40%") }
      components.append(.init(weight: value, try reader.required("of").distribution()))
    }
    return .mixture(components)
  }

  /// A list of durations, or the name of a file with one per line.
  private func empirical() throws(SpecificationError) -> Distribution {
    guard scalar == nil else {
      let (path, bytes) = try referencedBytes()
      return .empirical(try EmpiricalFile.values(bytes, path: path))
    }
    var values: [Double] = []
    for element in try nonEmptyList(of: "duration") { values.append(try element.seconds()) }
    return .empirical(values.sorted())
  }
}
