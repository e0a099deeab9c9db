package import Estate
package import Specs

import EstateSources
import Foundation

/// Makes the estate an experiment names.
package enum EstateProvider {
  /// An estate as a command names it: a preset, an EstateSpec file or an estate folder.
  ///
  /// - Throws: as `estate(from:)`.
  package static func estate(named name: String) throws -> Estate {
    if EstateSpec.preset(name) != nil { return try estate(from: .preset(name)) }
    let isSpec = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    return try estate(from: isSpec ? .spec(path: name) : .directory(path: name))
  }

  /// - Throws: `SpecificationError` or `ImportError`, with file and position.
  package static func estate(from source: ExperimentSpec.EstateSource) throws -> Estate {
    switch source {
    case .preset(let name):
      guard let spec = EstateSpec.preset(name) else {
        throw ExperimentError.unknownPreset(name, known: EstateSpec.presets.map(\.name))
      }
      return try EstateGenerator.generate(spec)
    case .inline(let spec): return try EstateGenerator.generate(spec)
    case .spec(let path):
      return try EstateGenerator.generate(EstateSpec.read(file: URL(fileURLWithPath: path)))
    case .directory(let path):
      return try EstateDirectory.read(URL(fileURLWithPath: path))
    }
  }
}
