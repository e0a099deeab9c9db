internal import Foundation
internal import Mustache

/// The one template of the report and its style sheet, from the resources of this target.
enum PageTemplate {
  static func render(_ page: Page) throws(RenderError) -> String {
    MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
    let text = try resource("report.mustache")
    do {
      return try MustacheTemplate(string: text).render(page)
    } catch {
      throw RenderError.template(message: "\(error)")
    }
  }

  static func styleSheet() throws(RenderError) -> String {
    try resource("report.css")
  }

  private static func resource(_ name: String) throws(RenderError) -> String {
    let file = Bundle.module.bundleURL.appendingPathComponent("Resources/\(name)")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw RenderError.missingResource(name: name)
    }
    return text
  }
}
