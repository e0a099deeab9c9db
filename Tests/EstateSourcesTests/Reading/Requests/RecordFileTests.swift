import Estate
import EstateSources
import Testing

@Suite("Files of requests, pairs and attempts")
struct RecordFileTests {
  private func input(_ text: String) -> JSONInput {
    JSONInput(bytes: Array(text.utf8), label: "requests.json")
  }

  private let expected = [
    AccessRequest(
      user: "ann", groups: ["dev"], verb: "get", apiGroup: "apps", resource: "deployments",
      subresource: "scale", name: "web", namespace: "n"),
    AccessRequest(verb: "get", path: ""),
  ]

  private let first = """
    {"user": "ann", "groups": ["dev"], "verb": "get", "apiGroup": "apps", "allowed": true,
     "resource": "deployments", "subresource": "scale", "name": "web", "namespace": "n"}
    """

  @Test("An array, lines and a member of an object are the same")
  func forms() throws {
    let second = #"{"verb": "get", "path": "", "user": null, "groups": null}"#
    let lines = first.replacing("\n", with: "") + "\n" + second + "\n"
    for text in [
      "[\(first), \(second)]", lines, #"{"id": 1, "requests": [\#(first), \#(second)], "x": {}}"#,
    ] {
      #expect(try AccessRequest.read(input(text)) == expected)
    }
    #expect(try AccessRequest.read(input(" \n")).isEmpty)
    #expect(try AccessRequest.read(input("[]")).isEmpty)
  }

  @Test("A path of null is no path, and a wrong type is an error with its place")
  func errors() throws {
    #expect(try AccessRequest.read(input(#"{"verb": "get", "path": null}"#))[0].path == nil)
    let error = #expect(throws: ImportError.self) {
      try AccessRequest.read(input("{\"verb\": \"get\"}\n{\"verb\": 3}"))
    }
    #expect(error?.line == 2)
    #expect(error?.expected == "a string")
    #expect(throws: ImportError.self) { try AccessRequest.read(input("[3]")) }
    #expect(throws: ImportError.self) { try AccessRequest.read(input("{\"verb\": \"get\"")) }
  }

  @Test("Pairs and attempts have rules")
  func rules() throws {
    let rule = #"{"verbs": ["get"], "apiGroups": [""], "resources": ["pods"]}"#
    let pods = PolicyRule(verbs: ["get"], apiGroups: [""], resources: ["pods"])
    let questions = try CoverageQuestion.read(
      input(#"{"pairs": [{"id": 0, "owner": [\#(rule)], "requested": []}]}"#))
    #expect(questions == [CoverageQuestion(owner: [pods], requested: [])])
    let attempts = try EscalationAttempt.read(
      input(
        #"{"user": "ann", "groups": ["dev"], "namespace": "n", "name": "r", "rules": [\#(rule)]}"#))
    #expect(
      attempts == [
        EscalationAttempt(
          principal: Principal(username: "ann", groups: ["dev"]), namespace: "n", name: "r",
          rules: [pods])
      ])
  }
}
