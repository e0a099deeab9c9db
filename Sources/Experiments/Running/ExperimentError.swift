/// An experiment that cannot be run as written.
package enum ExperimentError: Error, Sendable, Hashable, CustomStringConvertible {
  case unknownPreset(String, known: [String])

  package var description: String {
    switch self {
    case .unknownPreset(let name, let known):
      "unknown estate preset \"\(name)\"; known presets: \(known.joined(separator: ", "))"
    }
  }
}
