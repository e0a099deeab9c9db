/// One Swift file of the checkout, read once and shared by the checks.
struct SourceFile: Sendable {
  /// Relative to the root.
  let path: String
  let lineCount: Int
  let swift: SwiftText
  /// `swift.lines`, kept because every check walks them.
  let codeLines: [String]

  private init(path: String, text: String) {
    self.path = path
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    lineCount = lines.last == "" ? lines.count - 1 : lines.count
    swift = SwiftText(text)
    codeLines = swift.lines
  }

  /// Every Swift file of the program, its tests and its benchmarks.
  ///
  /// A file that cannot be read as text fails every check that asks for the list.
  static func all() throws -> [SourceFile] { try cached.get() }

  private static let cached = Result {
    try ["Package.swift", "Sources", "Tests", "Benchmarks"]
      .flatMap { Checkout.files(in: $0, withExtension: "swift") }
      .map { path in
        guard let text = try Checkout.text(of: path) else { throw NotText(path: path) }
        return SourceFile(path: path, text: text)
      }
  }

  private struct NotText: Error {
    var path: String
  }
}
