package import Foundation

extension EstateSpec {
  /// Reads a file of kind `EstateSpec`.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong.
  package static func read(file: URL) throws(SpecificationError) -> EstateSpec {
    try EstateSpec(Envelope(SourceFile(file), expected: .estateSpec))
  }

  /// Numbers that are left out are the preset's, or the defaults without one.
  init(_ envelope: Envelope) throws(SpecificationError) {
    let reader = try MappingReader(
      envelope.spec, keys: ["preset", "seed"] + EstateParameter.sections)
    let preset = try reader.optional("preset")?.estatePreset()
    var spec = preset ?? EstateSpec(name: envelope.name, seed: 1)
    spec.name = envelope.name
    spec.description = envelope.description
    if let seed = reader.optional("seed") {
      spec.seed = try seed.seed()
    } else if preset == nil {
      _ = try reader.required("seed")
    }
    for section in EstateParameter.sections {
      if let value = reader.optional(section) { try spec.read(section, value) }
    }
    self = spec
  }

  /// Sets what one section says; the level of the misconfigurations first, single rates after it.
  private mutating func read(_ section: String, _ value: YAMLValue) throws(SpecificationError) {
    let parameters = EstateParameter.all.filter { $0.section == section }
    let hasLevel = section == EstateParameter.misconfigurations[0].section
    let reader = try MappingReader(
      value, keys: (hasLevel ? [Self.levelKey] : []) + parameters.map(\.name))
    if hasLevel, let level = reader.optional(Self.levelKey) {
      self = misconfigured(toLevel: try level.misconfigurationLevel())
    }
    for parameter in parameters {
      guard let value = reader.optional(parameter.name) else { continue }
      self[parameter] = try value.value(of: parameter)
    }
    let tiers = self[.eliteShare] + self[.highShare] + self[.mediumShare]
    if section == EstateParameter.eliteShare.section, tiers > 1 {
      throw value.error(
        expected: "eliteShare, highShare and mediumShare of together at most 1",
        found: DecimalText.text(of: (tiers * 1e6).rounded() / 1e6))
    }
  }

  private static let levelKey = "level"
}

extension YAMLValue {
  /// The estate that a preset's name stands for.
  func estatePreset() throws(SpecificationError) -> EstateSpec {
    let name = try choice(among: EstateSpec.presets.map(\.name))
    guard let preset = EstateSpec.preset(name) else { throw error(expected: "a preset") }
    return preset
  }

  /// A level of the dial: a name, or a number from 0 (secure) over 1 (typical) to 2 (vulnerable).
  fileprivate func misconfigurationLevel() throws(SpecificationError) -> Double {
    guard let text = plainScalar, let level = MisconfigurationLevel.value(of: text) else {
      throw error(expected: "secure, typical, vulnerable or a number from 0 to 2")
    }
    return level
  }

  fileprivate func value(of parameter: EstateParameter) throws(SpecificationError) -> Double {
    switch parameter.kind {
    case .share: return try share()
    case .count(let range): return Double(try integer(in: range))
    case .duration: return Double(try positiveDuration())
    case .amount(let range, _): return try amount(in: range)
    }
  }
}
