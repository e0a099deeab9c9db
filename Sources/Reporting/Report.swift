package import Experiments
package import Foundation

/// Reports made from a result set alone: no simulator, no clock, no network.
package enum Report {
  /// Writes a report as one self-contained HTML file.
  ///
  /// - Parameters:
  ///   - directory: made where it does not exist; an older report in it is replaced as a whole.
  ///   - command: the shell lines that make the same figures again.
  /// - Returns: The file, `index.html` in the directory.
  /// - Throws: `RenderError` where a chart or diagram cannot be drawn or the file not be written.
  package static func writeHTML(
    _ results: ResultSet, to directory: URL, reproduce command: String
  ) throws(RenderError) -> URL {
    let page = try html(results, reproduce: command)
    let file = directory.appendingPathComponent("index.html")
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      try Data(page.utf8).write(to: file, options: .atomic)
    } catch {
      throw RenderError.cannotWrite(path: file.path, message: error.localizedDescription)
    }
    return file
  }

  /// Returns a report as one HTML document that refers to nothing outside itself.
  ///
  /// - Parameter command: the shell lines that make the same figures again.
  /// - Throws: `RenderError` where a chart or diagram cannot be drawn.
  package static func html(
    _ results: ResultSet, reproduce command: String
  ) throws(RenderError) -> String {
    let index = ResultIndex(results)
    return try html(index, artwork: Artwork(index), reproduce: command)
  }

  /// Lays out the page around pictures that are drawn already.
  ///
  /// - Throws: `RenderError` where the template or the style sheet is missing or broken.
  package static func html(
    _ index: ResultIndex, artwork: Artwork, reproduce command: String
  ) throws(RenderError) -> String {
    let css = try PageTemplate.styleSheet()
    return try PageTemplate.render(
      Page(index, artwork: artwork, css: css, command: command))
  }
}
