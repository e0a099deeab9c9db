import Foundation

/// Reads a file of little-endian numbers from front to back.
struct BinaryReader {
  let path: String
  private let data: Data
  private var position = 0

  /// - Throws: `ProgramError` where the file cannot be read.
  init(_ path: String) throws(ProgramError) {
    self.path = path
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw .noInput(path, "cannot be read")
    }
  }

  var byteCount: Int { data.count }

  /// Reads the eight bytes that name a format.
  mutating func magic() throws(ProgramError) -> String {
    let bytes: [UInt8] = try numbers(8, "its format")
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Reads a size.
  ///
  /// - Throws: `ProgramError` where it is above the limit, so that sums of sizes cannot overflow.
  mutating func size(_ what: String, atMost limit: Int) throws(ProgramError) -> Int {
    let values: [UInt64] = try numbers(1, what)
    guard values[0] <= UInt64(limit) else {
      throw .badData(path, "the number of \(what) is \(values[0]), the limit \(limit)")
    }
    return Int(values[0])
  }

  /// Reads some numbers of one width.
  mutating func numbers<Number: FixedWidthInteger>(
    _ count: Int, _ what: String
  ) throws(ProgramError) -> [Number] {
    let end = position + count * MemoryLayout<Number>.size
    guard end <= data.count else {
      throw .badData(path, "ends at byte \(data.count) within \(what), which needs \(end) bytes")
    }
    let range = position..<end
    position = end
    let read = [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
      data.copyBytes(to: buffer, from: range)
      initialized = count
    }
    return Number(littleEndian: 1) == 1 ? read : read.map(Number.init(littleEndian:))
  }

  /// - Throws: `ProgramError` where something is left.
  func finish() throws(ProgramError) {
    guard position == data.count else {
      throw .badData(path, "\(data.count - position) bytes are left at the end")
    }
  }
}
