import AccessSimulation
import Foundation
import Testing

@Suite("The seal of an audit log")
struct AuditSealTests {
  @Test("A seal survives its file, with and without a signature")
  func roundTrip() throws {
    let seal = try AuditFixture.log(sealEvery: 100).seal
    #expect(try AuditSeal(json: Data(seal.json)) == seal)
    let signed = try AuditSigningKey().sign(seal)
    #expect(try AuditSeal(json: Data(signed.json)) == signed)
  }

  @Test("A signature holds for its key and its seal only")
  func signatures() throws {
    let seal = try AuditFixture.log(sealEvery: 100).seal
    let key = try AuditSigningKey(pem: Self.privateKey)
    let signed = try key.sign(seal)
    #expect(key.publicKey.verifies(signed) == true)
    #expect(key.publicKey.verifies(seal) == nil)
    #expect(AuditSigningKey().publicKey.verifies(signed) == false)
    var changes = Array(repeating: signed, count: 6)
    changes[0].head.records -= 1
    changes[1].head.hash = String(repeating: "a", count: 64)
    changes[2].head.time += 1
    changes[3].sealedAt = "2026-01-05T00:00:00Z"
    changes[4].interim.removeLast()
    changes[5].signature?[5] ^= 1
    for changed in changes { #expect(key.publicKey.verifies(changed) == false) }
  }

  @Test("Keys are the PEM files of RFC 8410")
  func keys() throws {
    let key = try AuditSigningKey(pem: Self.privateKey)
    #expect(key.pem == Self.privateKey)
    #expect(key.publicKey.pem == Self.publicKey)
    #expect(try AuditPublicKey(pem: Self.publicKey).pem == Self.publicKey)
    for text in ["", Self.publicKey, "-----BEGIN PRIVATE KEY-----\n"] {
      #expect(throws: AuditInputError.self) { try AuditSigningKey(pem: text) }
    }
    #expect(throws: AuditInputError.self) { try AuditPublicKey(pem: Self.privateKey) }
  }

  @Test(
    "What is no seal is refused with the member that is wrong",
    arguments: [
      ("[]", "expected type"), ("{", "not the JSON"), ("{}", "records is missing"),
      (Self.json(algorithm: "md5"), "algorithm: md5"), (Self.json(head: "xyz"), "head: expected"),
      (Self.json(records: "0"), "records: 0"), (Self.json(records: "\"1\""), "records: not of"),
      (Self.json(interim: "\"1 2\""), "interim[0]"),
      (Self.json(interim: "\"9 \(Self.hash) 1\""), "does not follow 9"),
      (
        Self.json(signature: #"{"algorithm":"ed25519","value":"AAAA"}"#),
        "signature.value: expected 64 bytes"
      ),
    ])
  func faults(text: String, message: String) throws {
    let error = #expect(throws: AuditInputError.self) { try AuditSeal(json: Data(text.utf8)) }
    let problem = try #require(error).problem
    #expect(problem.contains(message))
  }

  private static let hash = String(repeating: "0", count: 64)

  private static func json(
    records: String = "5", head: String = hash, algorithm: String = "sha-256",
    interim: String = "", signature: String = "null"
  ) -> String {
    """
    {"records":\(records),"head":"\(head)","time":1,"sealedAt":"2026-01-05T00:00:00Z","algorithm":"\(algorithm)",
    "interim":[\(interim)],"signature":\(signature)}
    """
  }

  /// The example key of RFC 8410, sections 10.1 and 10.3.
  private static let privateKey = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
    -----END PRIVATE KEY-----

    """
  private static let publicKey = """
    -----BEGIN PUBLIC KEY-----
    MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
    -----END PUBLIC KEY-----

    """
}
