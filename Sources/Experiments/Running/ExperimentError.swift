/// An experiment that cannot be run as written.
package enum ExperimentError: Error, Sendable, Hashable, CustomStringConvertible {
  case unknownPreset(String, known: [String])
  /// No compromise has a candidate place in any estate.
  case nothingApplies(experiment: String)

  package var description: String {
    switch self {
    case .unknownPreset(let name, let known):
      "unknown estate preset \"\(name)\"; known presets: \(known.joined(separator: ", "))"
    case .nothingApplies(let experiment):
      "experiment \(experiment): no compromise has a candidate place in any of its estates"
    }
  }
}
