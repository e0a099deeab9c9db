extension TimedGraphText {
  /// Returns the vertices with some names.
  ///
  /// - Parameter role: What the names are given as, for the error.
  /// - Throws: `TimedGraphTextError` without a line when the graph has no such id.
  func vertices(
    named names: [String], as role: String = "source"
  ) throws(TimedGraphTextError) -> [UInt32] {
    var vertices: [UInt32] = []
    for name in names {
      guard let vertex = vertex(name) else {
        throw TimedGraphTextError(
          line: nil, message: "unknown \(role) '\(name)'; expected the id of a v or j record")
      }
      vertices.append(vertex)
    }
    return vertices
  }

  /// Returns the vertices and numbers of entries `ID` or `ID=NUMBER`.
  ///
  /// What is an id as a whole has no number, whatever signs it holds.
  /// - Parameters:
  ///   - role: What the ids are given as, `number` what their numbers are, for the errors.
  ///   - standard: The number of an entry without one; nil where it must have one.
  /// - Throws: `TimedGraphTextError` without a line for an unknown id, a bad number and an id that
  ///   comes twice.
  func numbers(
    _ entries: [String], as role: String, _ number: String, standard: UInt64?
  ) throws(TimedGraphTextError) -> [(vertex: UInt32, number: UInt64)] {
    var numbers: [(vertex: UInt32, number: UInt64)] = []
    var seen: Set<UInt32> = []
    for entry in entries {
      let found = try self.number(entry, as: role, number, standard: standard)
      guard seen.insert(found.vertex).inserted else {
        throw TimedGraphTextError(
          line: nil, message: "\(role) '\(ids[Int(found.vertex)])' is given twice")
      }
      numbers.append(found)
    }
    return numbers
  }

  private func number(
    _ entry: String, as role: String, _ number: String, standard: UInt64?
  ) throws(TimedGraphTextError) -> (vertex: UInt32, number: UInt64) {
    if let standard, let vertex = vertex(entry) { return (vertex, standard) }
    guard let sign = entry.lastIndex(of: "=") else {
      let vertex = try vertices(named: [entry], as: role)[0]
      guard let standard else {
        throw TimedGraphTextError(
          line: nil, message: "missing \(number) of '\(entry)'; expected '\(entry)=<\(number)>'")
      }
      return (vertex, standard)
    }
    let text = entry[entry.index(after: sign)...]
    let vertex = try vertices(named: [String(entry[..<sign])], as: role)[0]
    guard let value = UInt64(text) else {
      throw TimedGraphTextError(
        line: nil,
        message: "bad \(number) '\(text)' in '\(entry)'; expected a whole number, 0 or more")
    }
    return (vertex, value)
  }

  /// Returns the assets that entries `ID` or `ID=WEIGHT` name; without a weight, 1.
  ///
  /// - Throws: As for numbers, and where the weights are too great to be added.
  func assets(_ entries: [String]) throws(TimedGraphTextError) -> WeightedAssets {
    let assets = try numbers(entries, as: "asset", "weight", standard: 1)
    var total: UInt64 = 0
    for asset in assets {
      let (sum, isTooGreat) = total.addingReportingOverflow(asset.number)
      guard !isTooGreat else {
        throw TimedGraphTextError(
          line: nil, message: "the weights of the assets add up to 2 to the power 64 or more")
      }
      total = sum
    }
    return WeightedAssets(assets.map(\.vertex), weights: assets.map(\.number))
  }
}
