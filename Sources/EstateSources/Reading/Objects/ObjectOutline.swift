/// Where the fields of one object are, found before any is read.
///
/// An object's `kind` may stand behind its `data`, so nothing can be read in one pass without
/// knowing whether it is a Secret.
struct ObjectOutline {
  let start: Int
  private(set) var end = 0
  private(set) var kind: String?
  private(set) var apiVersion: String?
  private var fields: [String: Int] = [:]

  /// Notes the fields of the next object and passes over it.
  init(_ scanner: inout JSONScanner) throws(ImportError) {
    try scanner.require(.object)
    start = scanner.offset
    var kind: String?
    var apiVersion: String?
    var fields: [String: Int] = [:]
    try scanner.object { scanner, key throws(ImportError) in
      switch key {
      case "kind": kind = try scanner.optionalString()
      case "apiVersion": apiVersion = try scanner.optionalString()
      default:
        fields[key] = scanner.offset
        try scanner.skip()
      }
    }
    self.kind = kind
    self.apiVersion = apiVersion
    self.fields = fields
    end = scanner.offset
  }

  /// Where the value of a field starts; `nil` when there is no such field.
  func offset(of field: String) -> Int? {
    fields[field]
  }

  /// Reads a field; `nil` when it is missing.
  func read<Value>(
    _ field: String, from scanner: inout JSONScanner,
    _ read: (inout JSONScanner) throws(ImportError) -> Value
  ) throws(ImportError) -> Value? {
    guard let place = fields[field] else { return nil }
    scanner.seek(to: place)
    return try read(&scanner)
  }
}
