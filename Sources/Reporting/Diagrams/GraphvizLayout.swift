internal import CGraphviz
internal import Foundation
internal import Synchronization

/// Lays out graphs with libgvc, in this process.
///
/// The library keeps global state even while it reads, so all calls go one after the other under
/// one lock, on one context.
package enum GraphvizLayout {
  private static let context = Mutex(GraphvizContext())

  /// Draws a graph given in the DOT language.
  ///
  /// - Parameter name: what the graph shows, for messages.
  /// - Returns: An SVG document; its layout depends on the version of Graphviz and the fonts.
  /// - Throws: `RenderError.layoutFailed`.
  package static func svg(_ dot: String, name: String) throws(RenderError) -> String {
    let result = context.withLock { $0.render(dot) }
    switch result {
    case .success(let text): return text
    case .failure(let failure):
      throw RenderError.layoutFailed(diagram: name, message: failure.message)
    }
  }
}

private struct GraphvizFailure: Error {
  var message: String

  /// The step that failed and what the library said last.
  init(_ step: String) {
    message = step
    guard let said = aglasterr() else { return }
    message += ": " + String(cString: said).trimmingCharacters(in: .whitespacesAndNewlines)
    free(said)
  }
}

/// A context that lives as long as the process.
private struct GraphvizContext: ~Copyable {
  private let handle: OpaquePointer?

  init() {
    blastlab_graphviz_silence()
    handle = gvContext()
  }

  func render(_ dot: String) -> Result<String, GraphvizFailure> {
    guard let handle else { return .failure(GraphvizFailure("no context")) }
    guard let graph = agmemread(dot) else {
      return .failure(GraphvizFailure("the graph cannot be read"))
    }
    defer { agclose(graph) }
    guard gvLayout(handle, graph, "dot") == 0 else {
      return .failure(GraphvizFailure("no layout"))
    }
    defer { gvFreeLayout(handle, graph) }
    var text: UnsafeMutablePointer<CChar>?
    guard blastlab_graphviz_render(handle, graph, "svg", &text) == 0, let text else {
      return .failure(GraphvizFailure("no picture"))
    }
    defer { gvFreeRenderData(text) }
    return .success(String(cString: text))
  }
}
