extension YAMLScalar {
  /// The scalar as JSON, where it is no string; `nil` for a string and for what JSON cannot hold.
  var json: String? {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .unsigned(let value): String(value)
    case .float(let value): value.isFinite ? Self.json(value) : nil
    case .string: nil
    }
  }

  /// The scalar as a key, where it is no string; `nil` for a string and for what cannot be a key.
  ///
  /// - Source: sigs.k8s.io/yaml 1.4 `convertToJSONableObject`: numbers that are not whole are
  ///   rounded to 32 bits; null and whole numbers beyond `Int64` are refused.
  var key: String? {
    switch self {
    case .null, .unsigned, .string: nil
    case .boolean, .integer: json
    case .float(let value): Self.shortest(Float(value))
    }
  }

  /// Whole numbers that a double holds exactly are written as such, as Go does.
  private static func json(_ value: Double) -> String {
    Int64(exactly: value).flatMap { $0.magnitude < 1 << 53 ? String($0) : nil } ?? "\(value)"
  }

  /// A number as Go's `strconv.FormatFloat(value, 'g', -1, 32)` writes it, and the words of YAML for
  /// those that are not finite.
  private static func shortest(_ value: Float) -> String {
    if value.isNaN { return ".nan" }
    let sign = value.sign == .minus ? "-" : ""
    if value.isInfinite { return sign + ".inf" }
    if value == 0 { return sign + "0" }
    let (digits, point) = decimal(value.magnitude)
    let exponent = point - 1
    if exponent < -4 || exponent >= 6 {
      let fraction = digits.dropFirst()
      let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
      return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
        + (exponent < 0 ? "e-" : "e+") + power
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The fewest decimal digits that name a number, and how many of them come before the point.
  private static func decimal(_ value: Float) -> (digits: String, point: Int) {
    let parts = "\(value)".split(separator: "e")
    let numerals = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(numerals[0])
    let fraction = numerals.count > 1 ? String(numerals[1]) : ""
    var point = whole.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    var digits = Substring(whole + fraction)
    while digits.first == "0" {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == "0" { digits.removeLast() }
    return (String(digits), point)
  }
}
