extension YAMLValue {
  // MARK: Text

  /// A text, quoted or not; empty only where it is quoted.
  func text() throws(SpecificationError) -> String {
    guard let text = scalar else { throw error(expected: "a text") }
    return text
  }

  /// A text that is not empty.
  func name() throws(SpecificationError) -> String {
    guard let text = scalar, !text.isEmpty else { throw error(expected: "a name") }
    return text
  }

  /// Names without repetition.
  func names() throws(SpecificationError) -> [String] {
    var names: [String] = []
    // Byte by byte, as Kubernetes compares them.
    var known: Set<[UInt8]> = []
    for element in try list() {
      let name = try element.name()
      guard known.insert(Array(name.utf8)).inserted else {
        throw element.error(expected: "each name once", found: "\(Quotation.quote(name)) again")
      }
      names.append(name)
    }
    return names
  }

  /// One of the names of an enumeration.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ type: Choice.Type = Choice.self
  ) throws(SpecificationError) -> Choice {
    let name = try choice(among: Choice.allCases.map(\.rawValue))
    guard let choice = Choice(rawValue: name) else { throw error(expected: "a known name") }
    return choice
  }

  /// One of some names.
  func choice(among known: [String]) throws(SpecificationError) -> String {
    let expected = known.count == 1 ? "" : "one of "
    guard let text = scalar else { throw error(expected: expected + Quotation.list(known)) }
    if known.contains(text) { return text }
    throw unknown(text, among: known, expected: expected)
  }

  /// At least one of some names, none of them twice.
  func choices(among known: [String]) throws(SpecificationError) -> [String] {
    for element in try nonEmptyList(of: "name") { _ = try element.choice(among: known) }
    return try names()
  }

  /// At least one of the names of an enumeration, none of them twice.
  func choices<Choice: RawRepresentable<String> & CaseIterable>(
    _ type: Choice.Type = Choice.self
  ) throws(SpecificationError) -> [Choice] {
    let names = try choices(among: Choice.allCases.map(\.rawValue))
    return names.compactMap(Choice.init(rawValue:))
  }

  /// At least one name, none of them twice.
  func someNames() throws(SpecificationError) -> [String] {
    _ = try nonEmptyList(of: "name")
    return try names()
  }

  // MARK: Numbers

  func bool() throws(SpecificationError) -> Bool {
    switch plainScalar {
    case "true": return true
    case "false": return false
    default: throw error(expected: "true or false")
    }
  }

  /// A whole number of a range.
  func integer(in range: ClosedRange<Int>) throws(SpecificationError) -> Int {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let text = plainScalar, DecimalText.isInteger(text), let value = Int(text),
      range.contains(value)
    else { throw error(expected: expected) }
    return value
  }

  /// A seed: any whole number of 64 bits.
  func seed() throws(SpecificationError) -> UInt64 {
    guard let text = plainScalar, DecimalText.isInteger(text), let value = UInt64(text) else {
      throw error(expected: "a whole number from 0 to \(UInt64.max)")
    }
    return value
  }

  /// A finite number of at least 0.
  func amount() throws(SpecificationError) -> Double {
    guard let text = plainScalar, let value = DecimalText.number(text), value >= 0 else {
      throw error(expected: "a number of at least 0")
    }
    return value
  }

  /// A number of a range.
  func amount(in range: ClosedRange<Double>) throws(SpecificationError) -> Double {
    let amount = try amount()
    guard range.contains(amount) else {
      throw error(
        expected: "a number from \(DecimalText.text(of: range.lowerBound)) to "
          + DecimalText.text(of: range.upperBound))
    }
    return amount
  }

  /// A finite number from 0 to a limit.
  func amount(upTo limit: Int) throws(SpecificationError) -> Double {
    let value = try amount()
    guard value <= Double(limit) else { throw error(expected: "a number from 0 to \(limit)") }
    return value
  }

  /// A share of a whole, such as `0.25` or `25%`.
  func share() throws(SpecificationError) -> Double {
    guard let text = plainScalar, let value = DecimalText.share(text) else {
      throw error(expected: "a share from 0 to 1, such as 0.25 or 25%")
    }
    return value
  }
}
