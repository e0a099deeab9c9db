/// Numbers as people read them.
package enum NumberText {
  /// A share in percent, with one decimal unless it is whole.
  package static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded()
    // What is not all or nothing should not look so.
    if share > 0 && tenths == 0 { return "<0.1 %" }
    if share < 1 && tenths == 1000 { return ">99.9 %" }
    return decimal(share * 100, places: 1) + " %"
  }

  /// A number with about three significant digits; all digits of a whole one.
  package static func number(_ value: Double) -> String {
    let size = abs(value)
    if value == value.rounded() && size < 1e15 { return grouped(Int(value)) }
    switch size {
    case 100...: return size < 1e15 ? grouped(Int(value.rounded())) : String(value)
    case 10..<100: return decimal(value, places: 1)
    case 1..<10: return decimal(value, places: 2)
    case 0.001..<1: return decimal(value, places: 4)
    default: return scientific(value)
    }
  }

  /// With commas between thousands.
  private static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0 && (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + text
  }

  /// With so many decimals, without zeros at the end.
  private static func decimal(_ value: Double, places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    let rest = String(scaled % scale)
    var decimals = String(repeating: "0", count: places - rest.count) + rest
    while decimals.last == "0" { decimals.removeLast() }
    return sign + grouped(scaled / scale) + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// Such as `2.1e-5`.
  private static func scientific(_ value: Double) -> String {
    var (mantissa, exponent) = (abs(value), 0)
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return (value < 0 ? "-" : "") + decimal(mantissa, places: 1) + "e\(exponent)"
  }
}
