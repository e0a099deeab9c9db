import EstateSources
import Foundation
import Specs

/// What the command line asks for.
struct ReplayOptions {
  var spec: EstateSpec
  /// How long each measurement runs.
  var seconds = 5.0
  /// The one mechanism to measure; nil for all.
  var mechanism: String?
  /// Trials whose outcomes are summed up instead, to see whether a change changed any; nil for none.
  var digested: Int?

  /// - Throws: what reading a specification throws.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    var name = "medium"
    while let argument = rest.popFirst() {
      switch argument {
      case "--seconds": seconds = rest.popFirst().flatMap { Double($0) } ?? seconds
      case "--digest": digested = rest.popFirst().flatMap { Int($0) }
      case "--only": mechanism = rest.popFirst()
      default: name = argument
      }
    }
    spec = try EstateSpec.preset(name) ?? EstateSpec.read(file: URL(filePath: name))
  }
}
