/// One estate under one policy: what a simulated timeline belongs to.
package struct ArmKey: Sendable, Hashable, Comparable {
  package var estate: String
  package var policy: String

  package init(estate: String, policy: String) {
    self.estate = estate
    self.policy = policy
  }

  package static func < (left: ArmKey, right: ArmKey) -> Bool {
    (left.estate, left.policy) < (right.estate, right.policy)
  }
}

/// One estate under one policy, compromised in one way: what a trial belongs to.
package struct CellKey: Sendable, Hashable, Comparable {
  package var estate: String
  package var policy: String
  package var scenario: String

  package init(estate: String, policy: String, scenario: String) {
    self.estate = estate
    self.policy = policy
    self.scenario = scenario
  }

  package var arm: ArmKey { ArmKey(estate: estate, policy: policy) }

  package static func < (left: CellKey, right: CellKey) -> Bool {
    (left.estate, left.policy, left.scenario) < (right.estate, right.policy, right.scenario)
  }
}
