/// The blank-separated fields of one record and how to read each, record letter first.
struct FieldReader {
  let line: Int
  let fields: [Substring]

  /// Checks that every field is there and none is left over.
  func check(names: [String], optional: String?) throws(TimedGraphTextError) {
    let given = fields.count - 1
    if given < names.count {
      throw fault("missing field \(names[given]); expected \(form(names, optional))")
    }
    if given > names.count + (optional == nil ? 0 : 1) {
      let surplus = fields[names.count + (optional == nil ? 1 : 2)]
      throw fault("surplus field '\(surplus)'; expected \(form(names, optional))")
    }
  }

  /// Reads a window's end, `-` meaning it has none.
  func instant(_ index: Int, _ name: String, always: Int64) throws(TimedGraphTextError) -> Int64 {
    if fields[index] == "-" { return always }
    guard let value = Int64(fields[index]) else {
      throw fault("bad \(name) '\(fields[index])'; expected whole seconds or '-' for always")
    }
    return value
  }

  /// Reads a span of time, 0 or more.
  func seconds(
    _ index: Int, _ name: String, orInfinite: Bool
  ) throws(TimedGraphTextError) -> Int64 {
    if orInfinite, fields[index] == "inf" { return TimeBound.forever }
    guard let value = Int64(fields[index]), value >= 0 else {
      let endless = orInfinite ? ", or 'inf'" : ""
      throw fault("bad \(name) '\(fields[index])'; expected whole seconds, 0 or more\(endless)")
    }
    return value
  }

  /// Reads how many in-neighbours a join needs.
  func need(_ index: Int) throws(TimedGraphTextError) -> UInt32 {
    guard let value = UInt32(fields[index]), value >= 1 else {
      throw fault(
        "bad need '\(fields[index])'; expected a number of in-neighbours, 1 or more")
    }
    return value
  }

  private func form(_ names: [String], _ optional: String?) -> String {
    let required = names.map { " <\($0)>" }.joined()
    return "'\(fields[0])\(required)\(optional.map { " [<\($0)>]" } ?? "")'"
  }

  private func fault(_ message: String) -> TimedGraphTextError {
    TimedGraphTextError(line: line, message: message)
  }
}
