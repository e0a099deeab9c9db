private import Estate

/// Files of records: a JSON array, one value after another, or an object that has the list as a
/// member.
enum RecordFile {
  /// Reads every record, in order.
  ///
  /// - Parameters:
  ///   - member: of a lone object, whose value is the list; other members are passed over.
  ///   - record: must read exactly one value.
  static func read<Record>(
    _ input: JSONInput, member: String,
    _ record: (inout JSONScanner) throws(ImportError) -> Record
  ) throws(ImportError) -> [Record] {
    var scanner = JSONScanner(input)
    var records: [Record] = []
    if try scanner.isAtEnd() { return records }
    if let list = try scanner.place(of: member) {
      scanner.seek(to: list)
      try scanner.array { scanner throws(ImportError) in records.append(try record(&scanner)) }
      return records
    }
    while try !scanner.isAtEnd() {
      if try scanner.kind() == .array {
        try scanner.array { scanner throws(ImportError) in records.append(try record(&scanner)) }
      } else {
        records.append(try record(&scanner))
      }
    }
    return records
  }
}

extension JSONScanner {
  fileprivate mutating func isAtEnd() throws(ImportError) -> Bool {
    skipWhitespace()
    return byte == nil
  }

  /// Where the list starts that the lone object of the document has under a name; `nil` unless the
  /// document is such an object. The scanner stays where it is.
  fileprivate func place(of member: String) throws(ImportError) -> Int? {
    var scanner = self
    guard try scanner.kind() == .object else { return nil }
    var place: Int?
    try scanner.object { scanner, key throws(ImportError) in
      if key.hasSameBytes(as: member), try scanner.kind() == .array { place = scanner.offset }
      try scanner.skip()
    }
    return place
  }
}
