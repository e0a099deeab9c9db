/// A synthetic estate as written; every number may be overridden.
package struct EstateSpec: Sendable, Hashable {
  package var name: String
  package var description: String
  package var seed: UInt64
  /// Values that are not the parameters' defaults.
  private var values: [EstateParameter: Double] = [:]

  /// Starts with every parameter's default.
  package init(name: String, description: String = "", seed: UInt64) {
    self.name = name
    self.description = description
    self.seed = seed
  }

  /// The value of a parameter.
  ///
  /// - Precondition: a value set is one that the parameter allows.
  package subscript(parameter: EstateParameter) -> Double {
    get { values[parameter] ?? parameter.standard }
    set {
      precondition(parameter.clamped(newValue) == newValue, "\(parameter.path) cannot be this")
      values[parameter] = newValue == parameter.standard ? nil : newValue
    }
  }

  /// The value of a parameter that counts or lasts.
  package func count(_ parameter: EstateParameter) -> Int { Int(self[parameter]) }

  /// The same estate with some values replaced.
  package func setting(_ values: [(EstateParameter, Double)]) -> EstateSpec {
    values.reduce(into: self) { spec, entry in spec[entry.0] = entry.1 }
  }

  /// The same estate with every misconfiguration at a level of the dial.
  ///
  /// - Parameter level: 0 secure, 1 typical, 2 vulnerable; anything between or beyond is allowed,
  ///   beyond counts as the end.
  package func misconfigured(toLevel level: Double) -> EstateSpec {
    setting(EstateParameter.misconfigurations.map { ($0, $0.value(atLevel: level)) })
  }
}
