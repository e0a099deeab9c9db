extension GateRule {
  static func list(_ value: YAMLValue) throws(SpecificationError) -> [GateRule] {
    var gates: [GateRule] = []
    for element in try value.list() {
      let gate = try GateRule(element)
      if let action = gate.action(gatedIn: gates) {
        throw element.error(
          expected: "one gate for each action of a population",
          found: "another for \(action.rawValue)")
      }
      gates.append(gate)
    }
    return gates
  }

  private init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value, keys: ["actions", "mode", "populations", "process", "coverage"])
    self.init(
      actions: try reader.required("actions").choices(), mode: try reader.required("mode").choice(),
      populations: try reader.optional("populations")?.choices() ?? SpecDefaults.gatePopulations,
      coverage: try Coverage(in: reader))
    switch (mode, reader.optional("process")) {
    case (.approval, _):
      process = try ElevationRule(reader.required("process"))
    case (.log, let value?):
      throw value.error(expected: "no process with mode: log", found: "one")
    case (.log, nil):
      break
    }
  }

  /// An action of this gate that another one gates already for one of its populations.
  private func action(gatedIn gates: [GateRule]) -> Action? {
    for gate in gates where !Set(gate.populations).isDisjoint(with: populations) {
      if let action = actions.first(where: gate.actions.contains) { return action }
    }
    return nil
  }
}
