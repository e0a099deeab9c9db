import AccessSimulation
import Crypto
import Foundation
import Testing

@Suite("The lines of an audit log")
struct AuditWriterTests {
  @Test("Every line is JSON with the documented members, numbered and chained")
  func lines() throws {
    let (bytes, seal) = try AuditFixture.log()
    var prev = String(repeating: "0", count: 64)
    var seq = 0
    for line in AuditFixture.lines(bytes) {
      seq += 1
      let record = try #require(
        try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      #expect(
        Set(record.keys) == [
          "seq", "time", "at", "type", "actor", "cluster", "object", "reason", "detail", "prev",
          "hash",
        ])
      #expect(record["seq"] as? Int == seq && record["prev"] as? String == prev)
      // The documented form: the line without its last 75 bytes, and a closing brace.
      let digest = SHA256.hash(data: Data(line.dropLast(75)) + Data("}".utf8))
      let hash = digest.map { String(format: "%02x", $0) }.joined()
      #expect(record["hash"] as? String == hash)
      prev = hash
    }
    #expect(seal.head.records == Int64(seq) && seal.head.hash == prev)
  }

  @Test("The first line is what it always was")
  func golden() throws {
    let (bytes, _) = try AuditFixture.log()
    let first = String(decoding: AuditFixture.lines(bytes)[0].dropLast(75), as: UTF8.self)
    #expect(
      first == #"{"seq":1,"time":0,"at":"2026-01-05T00:00:00Z","type":"log.opened","#
        + #""actor":"policy","cluster":"","object":"shop","reason":"","detail":{"policy":"jit","#
        + #""integrity":"best-effort","warmUp":0,"window":100000,"end":100000},"#
        + "\"prev\":\"\(String(repeating: "0", count: 64))\"")
  }

  @Test("The same timeline gives the same bytes; another epoch other dates and other hashes")
  func determinism() throws {
    let plan = try AuditFixture.plan()
    let timeline = AuditFixture.timeline(plan: plan)
    let one = AuditFixture.log(timeline, plan: plan)
    #expect(AuditFixture.log(timeline, plan: plan).bytes == one.bytes)
    let epoch = try #require(AuditEpoch("2024-02-26"))
    let other = AuditFixture.log(timeline, plan: plan, epoch: epoch)
    #expect(other.seal.head.hash != one.seal.head.hash)
    #expect(String(decoding: other.bytes, as: UTF8.self).contains("2024-02-26T00:00:00Z"))
  }

  @Test("Names with quotes, line breaks and other scripts stay one line of JSON")
  func escapes() throws {
    var writer = AuditWriter()
    let name = "a\"b\\c\nd\u{1}é\u{2028}😀"
    writer.append(AuditRecord(time: 5, kind: .opened, actor: name))
    let bytes = writer.take()
    #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 1)
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(record["actor"] as? String == name)
    #expect(AuditFixture.verify(bytes, writer.seal(at: 9)).finding == nil)
  }

  @Test("Seals on the way lie at whole intervals and are of different heads")
  func interim() throws {
    let (bytes, seal) = try AuditFixture.log(sealEvery: 100)
    let lines = AuditFixture.lines(bytes)
    #expect(seal.interim.count > 5)
    for (one, next) in zip(seal.interim, seal.interim.dropFirst()) {
      #expect(one.records < next.records && one.time < next.time)
    }
    for head in seal.interim {
      #expect(head.time % 100 == 0)
      let line = lines[Int(head.records) - 1]
      #expect(String(decoding: line.suffix(66).prefix(64), as: UTF8.self) == head.hash)
    }
  }

  @Test(
    "Dates of the epoch are Mondays that exist",
    arguments: [
      ("2026-01-05", true), ("2026-01-05T00:00:00Z", true), ("2024-02-26", true),
      ("2026-01-06", false), ("2023-02-29", false), ("2026-1-5", false), ("26-01-05", false),
      ("2026-01-05T08:00:00Z", false), ("", false), ("0001-01-01", false), ("2026-13-05", false),
    ])
  func epochs(text: String, isGood: Bool) {
    #expect((AuditEpoch(text) != nil) == isGood)
  }

  @Test("Instants become dates across leap days, years and beyond the calendar")
  func dates() {
    let epoch = AuditEpoch.standard
    #expect(epoch.text(at: 0) == "2026-01-05T00:00:00Z")
    #expect(epoch.text(at: 86_399) == "2026-01-05T23:59:59Z")
    #expect(epoch.text(at: -1) == "2026-01-04T23:59:59Z")
    #expect(epoch.text(at: 785 * 86_400) == "2028-02-29T00:00:00Z")
    #expect(epoch.text(at: .max) == "9999-12-31T23:59:59Z")
    #expect(epoch.text(at: .min) == "0000-01-01T00:00:00Z")
  }
}
