import EstateSources
import Foundation
import Specs

/// What the command line asks for.
struct CompileOptions {
  var specs: [EstateSpec] = []
  var threads = ProcessInfo.processInfo.activeProcessorCount
  var rounds = 5
  /// How many times over the catalogue's request rows are compiled.
  var catalogueTimes = 1
  var isJSON = false
  /// Whether to print how many edges each technique has.
  var countsTechniques = false

  /// - Throws: what reading a specification throws.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--threads": threads = Self.number(rest.popFirst(), or: threads)
      case "--rounds": rounds = Self.number(rest.popFirst(), or: rounds)
      case "--catalogue-times": catalogueTimes = Self.number(rest.popFirst(), or: 1)
      case "--json": isJSON = true
      case "--techniques": countsTechniques = true
      default:
        specs.append(
          try EstateSpec.preset(argument) ?? EstateSpec.read(file: URL(filePath: argument)))
      }
    }
    if specs.isEmpty { specs = EstateSpec.presets }
  }

  private static func number(_ text: String?, or fallback: Int) -> Int {
    guard let value = text.flatMap({ Int($0) }), value > 0 else { return fallback }
    return value
  }
}
