import ArgumentParser
import Estate
import EstateSources

/// What is asked of roles and bindings: one request, or every request of a file.
struct RBACQuestion: ParsableArguments {
  @Argument(help: "The verb of a single request.")
  var verb: String?

  @Argument(help: "TYPE[.GROUP][/NAME], or the path of a non-resource request.")
  var type: String?

  @Option(name: .shortAndLong, help: "The namespace; if left out, a request for all of them.")
  var namespace = ""

  @Option(help: "The subresource, such as exec.")
  var subresource = ""

  @Option(help: "A file of requests; '-' reads standard input.")
  var requests: String?

  func validate() throws {
    if requests == nil, verb == nil || type == nil {
      throw ValidationError("Give a verb and a type, or a file with --requests.")
    }
    if requests != nil, verb != nil || !namespace.isEmpty || !subresource.isEmpty {
      throw ValidationError("Give either a single request or --requests, not both.")
    }
  }

  /// The request on the command line, without who makes it; `nil` when a file is asked.
  var single: AccessRequest? {
    guard let verb, let type else { return nil }
    return AccessRequest(verb: verb, type: type, subresource: subresource, namespace: namespace)
  }

  /// The requests of the file; none when there is no file.
  func fileRequests() throws -> [AccessRequest] {
    try requests.map { path throws in try AccessRequest.read(.named(path)) } ?? []
  }
}
