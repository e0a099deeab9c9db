/// Why a report could not be made, with what the user can do about it.
package enum RenderError: Error, Sendable, Hashable {
  /// No executable file called gnuplot in any folder of the search path.
  case gnuplotMissing(searched: String)
  /// The program ran and failed; `message` is what it wrote on standard error.
  case gnuplotFailed(message: String)
  case layoutFailed(diagram: String, message: String)
  /// A chart or diagram came back as something that is not the SVG asked for.
  case malformedSVG(source: String, message: String)
  case missingResource(name: String)
  case template(message: String)
  case cannotWrite(path: String, message: String)
}

extension RenderError: CustomStringConvertible {
  /// One sentence: what failed and what to do about it.
  package var description: String {
    switch self {
    case .gnuplotMissing(let searched):
      "gnuplot was not found (searched \(searched)); the charts of a report need it: "
        + "install gnuplot-nox (Debian, Ubuntu) or gnuplot (Fedora, Homebrew) and run again"
    case .gnuplotFailed(let message):
      "gnuplot failed to draw the charts: \(message)"
    case .layoutFailed(let diagram, let message):
      "Graphviz failed to lay out the diagram '\(diagram)': \(message)"
    case .malformedSVG(let source, let message):
      "the picture made by \(source) is not well-formed SVG: \(message)"
    case .missingResource(let name):
      "the resource '\(name)' of the report is missing or unreadable; build blastlab again"
    case .template(let message):
      "the report template is broken: \(message)"
    case .cannotWrite(let path, let message):
      "cannot write '\(path)': \(message)"
    }
  }
}
