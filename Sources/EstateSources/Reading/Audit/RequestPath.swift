/// The path of a request, as authorization sees it.
enum RequestPath {
  /// Returns the path of a request's URI: without the query, percent escapes resolved.
  ///
  /// A path that is not UTF-8 once resolved stays as it is written.
  static func path(of uri: String) -> String {
    let raw = uri.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let written = String(Substring(raw))
    guard raw.contains(UInt8(ascii: "%")) else { return written }
    var bytes: [UInt8] = []
    var rest = raw[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value)
      else { return written }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self) ?? written
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
