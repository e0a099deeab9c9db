import Foundation
import Specs

/// Short ways to read one value inside an otherwise right document.
enum Reading {
  /// A policy with usual credentials unless some are given.
  static func policy(
    _ lines: [String] = [], credentials: [Population: String] = [:]
  ) throws -> PolicySpec {
    var all: [Population: String] = [
      .pipelines: "{kind: legacy-token}", .people: "{kind: client-certificate}",
    ]
    all.merge(credentials) { $1 }
    let rules = Population.allCases.compactMap { population in
      all[population].map { "    \(population.rawValue): \($0)\n" }
    }
    let text = """
      apiVersion: blastlab/v1
      kind: Policy
      metadata: {name: p}
      spec:
        credentials:
          storedTokens: {kind: legacy-token}

      """ + rules.joined() + lines.map { "  \($0)\n" }.joined()
    let path = Fixture.url("p.yaml").path
    guard case .policy(let policy) = try SpecFile.read(text, path: path) else {
      throw WrongKind()
    }
    return policy
  }

  static func policy(elevationLines: [String]) throws -> PolicySpec {
    try policy(["elevation:"] + elevationLines.map { "  " + $0 })
  }

  static func credential(_ population: Population, of policy: PolicySpec) -> CredentialRule? {
    switch population {
    case .people: policy.people
    case .pipelines: policy.pipelines
    case .workloads: policy.workloads
    case .agents: policy.agents
    }
  }

  /// The example experiment with some lines more, indented as in its file.
  static func experiment(_ lines: [String]) throws -> ExperimentSpec {
    let text = try String(contentsOf: Fixture.url("experiment.yaml"), encoding: .utf8)
    let path = Fixture.url("x.yaml").path
    let file = try SpecFile.read(text + lines.map { $0 + "\n" }.joined(), path: path)
    guard case .experiment(let experiment) = file else { throw WrongKind() }
    return experiment
  }

  static func compromise(_ lines: [String]) throws -> CompromiseSpec {
    let text = """
      apiVersion: blastlab/v1
      kind: Compromise
      metadata: {name: c}
      spec:

      """ + lines.map { "  \($0)\n" }.joined()
    let path = Fixture.url("c.yaml").path
    guard case .compromise(let compromise) = try SpecFile.read(text, path: path) else {
      throw WrongKind()
    }
    return compromise
  }

  static func estate(_ lines: [String]) throws -> EstateSpec {
    let text = """
      apiVersion: blastlab/v1
      kind: EstateSpec
      metadata: {name: e}
      spec:

      """ + lines.map { "  \($0)\n" }.joined()
    guard case .estate(let estate) = try SpecFile.read(text, path: "e.yaml") else {
      throw WrongKind()
    }
    return estate
  }

  static func context(_ text: String) throws -> EstateContextDocument {
    guard case .context(let document) = try SpecFile.read(text, path: "context.yaml") else {
      throw WrongKind()
    }
    return document
  }

  struct WrongKind: Error {}
}
