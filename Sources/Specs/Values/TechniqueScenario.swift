/// Small estates on which a technique of the catalogue must work, or must not.
package struct TechniqueScenario: Sendable, Hashable {
  /// The technique's id; also the name of the scenario's folder.
  package var name: String
  /// One sentence, which the documentation quotes.
  package var description: String
  package var cases: [Case]

  package init(name: String, description: String, cases: [Case]) {
    self.name = name
    self.description = description
    self.cases = cases
  }

  /// One estate and what is expected of it.
  package struct Case: Sendable, Hashable {
    /// The manifest that holds the estate's objects, as the file names it.
    package var estate: String
    /// The same, against the folder of the scenario's file.
    package var estatePath: String
    /// What surrounds the cluster; `nil` for nothing at all.
    package var context: EstateContextDocument?
    /// The file that says so, as this one names it; empty for none.
    package var contextFile = ""
    /// What the attacker holds: `[CLUSTER/]KIND:NAME`, at least one.
    package var sources: [String]
    /// Whether the technique is among the steps that the attacker can take.
    package var takes: Bool
    /// What must be reached.
    package var reaches: [String] = []
    /// What must not be reached.
    package var never: [String] = []
    /// Why the technique does not work, or what the case is about; empty when nobody says.
    package var why = ""
    /// The version of the API server; `nil` for that of the newest kubelet, else the newest
    /// known.
    package var version: Version?
    /// Whether assumed steps are drawn.
    package var assumed = false
    /// Kinds of object that nobody collected.
    package var unknownKinds: [String] = []

    package init(estate: String, estatePath: String, sources: [String], takes: Bool) {
      self.estate = estate
      self.estatePath = estatePath
      self.sources = sources
      self.takes = takes
    }
  }

  /// A server's version, such as `1.34`.
  package struct Version: Sendable, Hashable {
    package var major: Int
    package var minor: Int

    package init(major: Int, minor: Int) {
      self.major = major
      self.minor = minor
    }
  }
}
