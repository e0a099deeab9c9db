import Foundation
import Specs

/// Short ways to read one value inside an otherwise right document.
enum Reading {
  static func policy(elevationLines: [String]) throws -> PolicySpec {
    let text = """
      apiVersion: blastlab/v1
      kind: Policy
      metadata: {name: p}
      spec:
        credentials:
          pipelines: {kind: legacy-token}
          people: {kind: client-certificate}
          storedTokens: {kind: legacy-token}
        elevation:

      """ + elevationLines.map { "    \($0)\n" }.joined()
    guard case .policy(let policy) = try SpecFile.read(text, path: "p.yaml") else {
      throw WrongKind()
    }
    return policy
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
