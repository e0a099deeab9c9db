extension LineReader.Line {
  /// Whether there is nothing but white space.
  var isBlank: Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Whether an error about the line is about its end: what is there could go on.
  func isCut(at error: ImportError) -> Bool {
    guard let place = error.byteOffset else { return false }
    if place >= bytes.count { return true }
    let rest = bytes.count - place
    switch bytes[place] {
    case 0xC2...0xDF: return rest < 2
    case 0xE0...0xEF: return rest < 3
    case 0xF0...0xF4: return rest < 4
    // The first half of a surrogate pair.
    case UInt8(ascii: "\\"): return rest < 12
    default: return false
    }
  }
}

extension ImportError {
  /// Parts of an event in which even the names of fields can be somebody's secret.
  private static let opaqueFields = [
    "annotations", "extra", "requestObject", "responseObject", "responseStatus",
  ]

  /// The error about a line as one about the stream it is from.
  func moved(to line: LineReader.Line) -> ImportError {
    var error = self
    error.byteOffset = byteOffset.map { $0 + line.offset }
    error.line = self.line.map { $0 + line.number - 1 }
    for field in Self.opaqueFields {
      guard let range = error.path.firstRange(of: field) else { continue }
      error.path = String(error.path[..<range.upperBound])
      if error.problem.hasSuffix(" a second time") { error.problem = "found one a second time" }
    }
    return error
  }
}
