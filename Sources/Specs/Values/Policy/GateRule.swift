/// What an exceptional action needs at the time of use.
package struct GateRule: Sendable, Hashable {
  package enum Action: String, Sendable, Hashable, CaseIterable {
    case secretRead = "secret-read"
    case roleBinding = "role-binding"
    case exec
  }

  package enum Mode: String, Sendable, Hashable, CaseIterable {
    /// The right is taken out of the standing role and had on request.
    case approval
    /// The right stays; every use is recorded.
    case log
  }

  /// At least one, each once.
  package var actions: [Action]
  package var mode: Mode
  /// At least one, each once.
  package var populations: [Population]
  /// How it is asked for; `nil` exactly with ``Mode/log``.
  package var process: ElevationRule?
  package var coverage: Coverage

  package init(
    actions: [Action], mode: Mode, populations: [Population] = SpecDefaults.gatePopulations,
    process: ElevationRule? = nil, coverage: Coverage = .all
  ) {
    self.actions = actions
    self.mode = mode
    self.populations = populations
    self.process = process
    self.coverage = coverage
  }
}
