import Foundation

/// A text to be read, and the path that errors about it and references from it start at.
struct SourceFile: Sendable {
  /// As the user gave it, shown in errors.
  let path: String
  let text: String

  /// The largest file that is read: 64 MiB, far above the context of any estate we know.
  static let sizeLimit = 64 << 20

  /// - Throws: `SpecificationError` at the first byte that no YAML file may contain.
  init(bytes: [UInt8], path: String) throws(SpecificationError) {
    self.path = path
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = isMarked ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Self.invalidEncoding(of: content, path: path)
    }
    self.text = text
    if let error = Self.forbiddenCharacter(in: text, path: path) { throw error }
  }

  /// Reads a file.
  ///
  /// - Throws: `SpecificationError` with cause `unreadable` when the file system refuses.
  init(path: String) throws(SpecificationError) {
    try self.init(bytes: Self.contents(of: path), path: path)
  }

  /// Reads a whole file, regular or not, up to the size limit.
  static func contents(of path: String) throws(SpecificationError) -> [UInt8] {
    func unreadable(_ problem: String) -> SpecificationError {
      SpecificationError(
        cause: .unreadable, file: path, problem: problem, expected: "a readable file")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw unreadable("found none of that name")
    }
    if isFolder.boolValue { throw unreadable("found a folder") }
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      data = try handle.read(upToCount: sizeLimit + 1) ?? Data()
    } catch {
      throw unreadable("found one that cannot be opened")
    }
    guard data.count <= sizeLimit else {
      throw unreadable("found more than \(sizeLimit >> 20) MiB")
    }
    return [UInt8](data)
  }

  // MARK: Characters

  private static func invalidEncoding(
    of content: ArraySlice<UInt8>, path: String
  ) -> SpecificationError {
    var decoder = UTF8()
    var bytes = content.makeIterator()
    var valid: [Unicode.Scalar] = []
    var offset = content.startIndex
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      valid.append(scalar)
      offset += UTF8.width(scalar)
    }
    let (line, column) = position(after: valid)
    return SpecificationError(
      file: path, line: line, column: column,
      problem: "found the byte 0x\(hexadecimal(UInt32(content[offset])))",
      expected: "text in UTF-8")
  }

  private static func forbiddenCharacter(in text: String, path: String) -> SpecificationError? {
    guard let index = text.unicodeScalars.firstIndex(where: isForbidden) else { return nil }
    let scalar = text.unicodeScalars[index]
    let (line, column) = position(after: text.unicodeScalars[..<index])
    return SpecificationError(
      file: path, line: line, column: column,
      problem: "found the character U+\(hexadecimal(scalar.value, digits: 4))",
      expected: "printable text")
  }

  /// Whether YAML forbids a character in a file, however it is quoted.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: false
    case 0...0x1F, 0x7F...0x9F, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func position(after text: some Sequence<Unicode.Scalar>) -> (Int, Int) {
    var line = 1
    var column = 1
    for scalar in text {
      column += 1
      guard scalar == "\n" else { continue }
      line += 1
      column = 1
    }
    return (line, column)
  }

  private static func hexadecimal(_ value: UInt32, digits: Int = 2) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
