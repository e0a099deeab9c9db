/// An estate's size and what was guessed about it.
package struct EstateRecord: Sendable, Hashable {
  package struct Count: Sendable, Hashable {
    package var label: String
    package var value: Int

    package init(label: String, value: Int) {
      self.label = label
      self.value = value
    }
  }

  package var name: String
  package var counts: [Count]
  package var guesses: [String]

  package init(name: String, counts: [Count], guesses: [String]) {
    self.name = name
    self.counts = counts
    self.guesses = guesses
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
