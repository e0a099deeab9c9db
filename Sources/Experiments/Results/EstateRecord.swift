/// An estate's size, what was guessed about it, and what is not known.
package struct EstateRecord: Sendable, Hashable {
  package struct Count: Sendable, Hashable {
    package var label: String
    package var value: Int

    package init(label: String, value: Int) {
      self.label = label
      self.value = value
    }
  }

  /// Kinds of object of one cluster that are not known, or not in full.
  package struct Gap: Sendable, Hashable {
    package var cluster: String
    /// Names of kinds, or what stands for all of them.
    package var kinds: String
    /// How far they are known, and why not further.
    package var state: String
    /// What that means for the figures.
    package var effect: String

    package init(cluster: String, kinds: String, state: String, effect: String) {
      self.cluster = cluster
      self.kinds = kinds
      self.state = state
      self.effect = effect
    }
  }

  package var name: String
  package var counts: [Count]
  package var guesses: [String]
  /// Cluster by cluster; none where everything is known.
  package var gaps: [Gap]

  package init(name: String, counts: [Count], guesses: [String], gaps: [Gap] = []) {
    self.name = name
    self.counts = counts
    self.guesses = guesses
    self.gaps = gaps
  }
}

/// A policy or a compromise scenario, as the report introduces it.
package struct NamedRecord: Sendable, Hashable {
  package var name: String
  package var description: String

  package init(name: String, description: String) {
    self.name = name
    self.description = description
  }
}

/// A compromise that has no candidate place in an estate.
package struct NotApplicableRecord: Sendable, Hashable {
  package var estate: String
  package var scenario: String
  package var reason: String

  package init(estate: String, scenario: String, reason: String) {
    self.estate = estate
    self.scenario = scenario
    self.reason = reason
  }
}
