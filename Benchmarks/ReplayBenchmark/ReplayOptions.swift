import EstateSources
import Foundation
import Specs

/// What the command line asks for.
struct ReplayOptions {
  var spec: EstateSpec
  /// How long each measurement runs.
  var seconds = 5.0
  /// The one mechanism to measure; nil for all.
  var mechanism: CompromiseSpec.Mechanism?
  /// Trials whose outcomes are summed up instead, to see whether a change changed any; nil for none.
  var digested: Int?

  struct Unusable: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: `Unusable` for an option without a value that it can use, and what reading a
  ///   specification throws.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    var name = "medium"
    while let argument = rest.popFirst() {
      switch argument {
      case "--seconds": seconds = try Self.value(of: argument, &rest, "seconds, above 0") { $0 > 0 }
      case "--digest":
        digested = try Self.value(of: argument, &rest, "trials, 1 or more") { $0 > 0 }
      case "--only":
        let word = rest.popFirst() ?? ""
        mechanism = CompromiseSpec.Mechanism(rawValue: word)
        if mechanism == nil { throw Unusable(description: "--only: no mechanism is '\(word)'") }
      default: name = argument
      }
    }
    spec = try EstateSpec.preset(name) ?? EstateSpec.read(file: URL(filePath: name))
  }

  private static func value<Value: LosslessStringConvertible>(
    of option: String, _ rest: inout ArraySlice<String>, _ expected: String,
    _ isUsable: (Value) -> Bool
  ) throws -> Value {
    guard let value = rest.popFirst().flatMap({ Value($0) }), isUsable(value) else {
      throw Unusable(description: "\(option): expected \(expected)")
    }
    return value
  }
}
