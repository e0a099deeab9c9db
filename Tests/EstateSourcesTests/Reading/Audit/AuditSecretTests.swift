import Estate
import EstateSources
import Foundation
import Testing

@Suite("Audit log: what may be secret")
struct AuditSecretTests {
  /// Every place in which an event can carry what is nobody's business.
  private static let planted = [
    "requestObject": #"{"kind":"Secret","data":{"CANARY":"CANARY"},"stringData":{"p":"CANARY"}}"#,
    "responseObject": #"{"items":[{"data":{"CANARY":"CANARY"}}],"status":"CANARY"}"#,
    "annotations":
      #"{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":"CANARY","CANARY":"CANARY"}"#,
    "userAgent": #""CANARY""#, "sourceIPs": #"["CANARY"]"#,
    "requestURI": #""/metrics?token=CANARY#CANARY""#, "objectRef": "",
    "user":
      #"{"username":"ann","uid":"CANARY","groups":["dev"],"extra":{"CANARY":["CANARY"]},"CANARY":0}"#,
    "impersonatedUser": #"{"username":"bob","uid":"CANARY","extra":{"scopes":["CANARY"]}}"#,
    "responseStatus": #"{"code":200,"message":"CANARY","reason":"CANARY","details":{"CANARY":1}}"#,
    "auditID": #""CANARY""#, "CANARY": "[]",
  ]

  @Test("Nothing that is planted comes out in model, statistics or file")
  func planted() throws {
    let event = AuditLog.event(Self.planted)
    #expect(event.contains("CANARY"))
    let log = try AuditLog.read(event)
    #expect(log.usage.records.count == 4)
    var text = ""
    dump(log, to: &text)
    text += String(decoding: UsageWriter.bytes(of: log.usage), as: UTF8.self)
    #expect(!text.contains("CANARY"))
  }

  @Test("Nor in an error, wherever the line is broken")
  func errors() throws {
    let whole = AuditLog.event(Self.planted)
    let bytes = Array(whole.utf8)
    for place in stride(from: 1, to: bytes.count, by: 3) {
      var broken = bytes
      broken[place] = 0x01
      let text = String(decoding: broken, as: UTF8.self)
      guard let error = errorOfReading(text + "\n") else { continue }
      #expect(error.line == 1)
      #expect(!error.description.replacing("CANARY:", with: "").contains("CANARY"), "\(place)")
    }
  }

  @Test("Nor in one about keys that come twice")
  func repeatedKeys() throws {
    for field in ["annotations", "responseStatus"] {
      let text = AuditLog.event([field: #"{"CANARY":"a","CANARY":"b"}"#]) + "\n"
      let error = try #require(errorOfReading(text))
      #expect(!error.description.contains("CANARY") && error.path == field)
    }
  }

  private func errorOfReading(_ text: String) -> ImportError? {
    do {
      _ = try AuditLog.read([text])
      return nil
    } catch {
      return error as? ImportError
    }
  }
}
