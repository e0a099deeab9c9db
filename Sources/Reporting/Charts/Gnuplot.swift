internal import Foundation

/// Runs gnuplot as a process, without a shell, on programs written by this target.
package struct Gnuplot: Sendable {
  private let executable: URL
  private let searchPath: String

  /// Finds gnuplot in the folders of a search path such as `PATH`.
  ///
  /// - Throws: `RenderError.gnuplotMissing`.
  package init(
    searchPath: String? = ProcessInfo.processInfo.environment["PATH"]
  ) throws(RenderError) {
    let folders = (searchPath ?? "").split(separator: ":").map(String.init)
    let files = folders.map { URL(fileURLWithPath: $0).appendingPathComponent("gnuplot") }
    guard let file = files.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
    else {
      throw RenderError.gnuplotMissing(
        searched: folders.isEmpty ? "an empty PATH" : folders.joined(separator: ", "))
    }
    executable = file
    self.searchPath = searchPath ?? ""
  }

  /// Draws each chart; one process for all.
  ///
  /// - Returns: One SVG document per script, in order.
  /// - Throws: `RenderError.gnuplotFailed`.
  package func render(_ scripts: [ChartScript]) throws(RenderError) -> [String] {
    guard !scripts.isEmpty else { return [] }
    do {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("blastlab-charts-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(at: folder) }
      try run(scripts, in: folder)
      return try scripts.indices.map { position in
        let file = folder.appendingPathComponent(Self.output(position))
        return try String(contentsOf: file, encoding: .utf8)
      }
    } catch let error as RenderError {
      throw error
    } catch {
      throw RenderError.gnuplotFailed(message: "\(error)")
    }
  }

  private func run(_ scripts: [ChartScript], in folder: URL) throws {
    let program = scripts.enumerated().map { position, script in
      "reset\nset output '\(Self.output(position))'\n\(script.text)unset output\n"
    }
    let file = folder.appendingPathComponent("charts.gp")
    try Data(program.joined().utf8).write(to: file)
    let messages = folder.appendingPathComponent("messages.txt")
    try Data().write(to: messages)
    let sink = try FileHandle(forWritingTo: messages)
    defer { try? sink.close() }

    let process = Process()
    process.executableURL = executable
    // No start-up file of the user's may change the charts.
    process.arguments = ["-d", file.lastPathComponent]
    process.currentDirectoryURL = folder
    process.environment = ["LC_ALL": "C", "PATH": searchPath, "HOME": folder.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = sink
    process.standardError = sink
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let text = try? String(contentsOf: messages, encoding: .utf8)
      let said = (text ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
      throw RenderError.gnuplotFailed(
        message: said.isEmpty ? "exit status \(process.terminationStatus)" : said)
    }
  }

  private static func output(_ position: Int) -> String { "chart-\(position).svg" }
}
