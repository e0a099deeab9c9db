/// An experiment that cannot be run, or asked about, as written.
package enum ExperimentError: Error, Sendable, Hashable, CustomStringConvertible {
  case unknownPreset(String, known: [String])
  /// An estate, a policy or a compromise that the experiment does not have.
  case unknownPart(String, String, known: [String])
  /// A unit or a trial, counted from 0, beyond those of the experiment.
  case outOfRange(String, Int, count: Int)
  /// The compromise finds no place to strike in the estate.
  case notApplicable(String)

  package var description: String {
    switch self {
    case .unknownPreset(let name, let known):
      "unknown estate preset \"\(name)\"; known presets: \(known.joined(separator: ", "))"
    case .unknownPart(let part, let name, let known):
      "the experiment has no \(part) \"\(name)\"; it has \(known.joined(separator: ", "))"
    case .outOfRange(let part, let number, let count):
      "the experiment has no \(part) \(number); they are numbered from 0 to \(count - 1)"
    case .notApplicable(let compromise):
      "\(compromise) finds no place to strike in this estate"
    }
  }
}
