import Estate
import EstateSources
import Foundation
import Testing

@Suite("Audit log: forms and faults")
struct AuditFormTests {
  private func item(_ number: Int) -> String {
    AuditLog.event(["kind": "", "apiVersion": "", "auditID": "\"i\(number)\""])
  }

  private func list(_ items: [String], separator: String = ",") -> String {
    #"{"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},"items":["#
      + items.joined(separator: separator) + "]}"
  }

  @Test("Lists of events count like their events, on a line, over several lines, items first")
  func lists() throws {
    let expected = try AuditLog.read(
      (0..<3).map { AuditLog.event(["auditID": "\"\($0)\""]) + "\n" })
    let items = (0..<3).map(item)
    let reversed =
      #"{"items":[\#(items.joined(separator: ","))],"apiVersion":"audit.k8s.io/v1","kind":"EventList"}"#
    let texts = [
      list(items) + "\n", list(items), list([items[0]]) + "\n" + list(Array(items[1...])) + "\n",
      "{\n  " + list(items, separator: ",\n\n").dropFirst(), reversed,
    ]
    for text in texts {
      let log = try AuditLog.read([text])
      #expect(log.usage == expected.usage && log.statistics.used == 3)
    }
    for empty in [list([]), #"{"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":null}"#] {
      #expect(try AuditLog.read(empty).statistics.events == 0)
    }
  }

  private func gzip(_ data: Data) -> Data { Data(Archives.gzip(Array(data))) }

  @Test("Gzip is unpacked, in several members too, and mixes with plain logs")
  func gzip() throws {
    let events = (0..<900).map { AuditLog.event(["auditID": "\"\($0)\""]) + "\n" }
    let plain = Data(events.joined().utf8)
    let expected = try AuditLog.read(data: [plain])
    #expect(expected.statistics.used == 900)
    let cut = plain.count / 2 + 7
    let packed = [
      [gzip(plain)], [gzip(plain.prefix(cut)) + gzip(plain.dropFirst(cut))],
    ]
    for logs in packed {
      let log = try AuditLog.read(data: logs)
      #expect(log.usage == expected.usage && log.statistics == expected.statistics)
    }
    let mixed = try AuditLog.read(data: [
      gzip(Data(events[..<400].joined().utf8)), Data(events[400...].joined().utf8),
    ])
    #expect(mixed.usage == expected.usage)
    #expect(try AuditLog.read(data: [gzip(Data())]).statistics.events == 0)
  }

  @Test("Gzip that a packer compressed is unpacked")
  func compressed() throws {
    // printf '%s\n' "$EVENT" | gzip -n9 | base64
    let text = """
      H4sIAAAAAAACA31QPVPDMAzd+Rme29hJoNfLCgwdWEJh6ObGajFNbGMpWXr570iFdmDAi896X3o+
      q5MPTjXqeYJAaqFs8u+Q0cfAQzs6T8VpjYWPeioZ7mGCnpEXIOssWVEIafMkdGEg2SPwowVMMSA8
      xiH1QMBQhq8RkN7aDeOak9hTBzsw03aAGj9i0ik61EmcJsh7Jh5B9hoRsmrOl1skEheCmhcq7j+h
      oxYOAmfAOOZOYDFi4c2fRxLwOxJC+bcvV5xlzZ/NX8nSiOI6XNs2Z8a76FheGTPfKrXQgZ/AbT2H
      kR0Sm1WmWi1NvTTl1qyb2jTGFGVV3z+sdtdv+p9eFuZydmq++wYd8Pf0qAEAAA==
      """
    let data = try #require(Data(base64Encoded: text, options: .ignoreUnknownCharacters))
    #expect(try AuditLog.read(data: [data]).usage.lines == ["ann get pods shop p1 x1"])
  }

  @Test("A gzip file that breaks off is an error, not a short log")
  func brokenGzip() throws {
    let whole = gzip(Data((AuditLog.event() + "\n").utf8))
    let error = try AuditLog.failure(whole.dropLast(20))
    #expect(error.expected == "a whole archive or compressed file")
    #expect(!error.description.contains("dev"))
  }

  @Test("Empty logs, blank lines, carriage returns and a byte order mark do not matter")
  func blanks() throws {
    #expect(try AuditLog.read(["", "\n\n \r\n"]).statistics.events == 0)
    #expect(try AuditLog.read([""]).usage == .none)
    let log = try AuditLog.read(["\u{FEFF}" + AuditLog.event() + "\r\n\n\n" + AuditLog.event()])
    #expect(log.statistics.events == 2 && log.statistics.truncated == 0)
  }

  @Test("A last line that breaks off anywhere is counted and passed over")
  func truncated() throws {
    let whole = AuditLog.event()
    let odd = AuditLog.event(["userAgent": #""é\n\ud83d\ude00日""#, "auditID": #""2""#])
    let bytes = Array(odd.utf8)
    for length in 1..<bytes.count {
      let data = Data((whole + "\n").utf8) + Data(bytes.prefix(length))
      let log = try AuditLog.read(data: [data])
      #expect(log.statistics.truncated == 1 && log.statistics.used == 1, "\(length) bytes")
    }
    #expect(try AuditLog.read([String(whole.dropLast(30))]).statistics.truncated == 1)
  }

  @Test(
    "Anything else that is no event is one error, with its line",
    arguments: [
      ("[]", "expected an object, found an array"),
      ("audit", "expected a value, found text that is not JSON"),
      (#"{"kind":"Pod","apiVersion":"v1"}"#, "found Pod"),
      (#"{"kind":"Event","apiVersion":"v1"}"#, "found Event of another API version"),
      (#"{"kind":"Event","apiVersion":"audit.k8s.io/v1beta1"}"#, "found Event of another API"),
      (#"{"kind":"Policy","apiVersion":"audit.k8s.io/v1"}"#, "found Policy"),
      (#"{"kind":"CANARY 1","apiVersion":"v1"}"#, "found another kind"),
      ("{}", "found no kind"),
      (AuditLog.event() + " x", "expected the end of the document"),
      (AuditLog.event(["stage": ""]), "stage: expected a string, found nothing"),
      (AuditLog.event(stage: "Done"), "stage: expected one of RequestReceived"),
      (AuditLog.event(["verb": ""]), "verb: expected a string, found nothing"),
      (AuditLog.event(["user": #"{"username":7}"#]), "user.username: expected a string"),
      (AuditLog.event(["user": #"{"username":"a","username":"b"}"#]), "each key once"),
      (AuditLog.event(["requestReceivedTimestamp": #""CANARY""#]), "expected an instant such as"),
      (
        AuditLog.event(["requestReceivedTimestamp": "", "stageTimestamp": ""]),
        "requestReceivedTimestamp: expected"
      ),
      (AuditLog.event(["responseStatus": #"{"code":"CANARY"}"#]), "expected a number"),
      (AuditLog.event(["userAgent": "\"\u{1}\""]), "control characters in a string"),
      (AuditLog.event().dropLast().description, "a comma or \"}\""),
    ])
  func faults(line: String, problem: String) throws {
    let text = AuditLog.event() + "\n\n" + line + "\n" + AuditLog.event() + "\n"
    let error = try AuditLog.failure(text)
    #expect(error.description.contains("(line 3)"))
    #expect(error.description.contains(problem), "\(error)")
    #expect(!error.description.contains("CANARY"))
    let offset = try #require(error.byteOffset)
    #expect((AuditLog.event().utf8.count + 2..<text.utf8.count).contains(offset))
  }

  @Test("Bytes that are not UTF-8, nesting without end and UTF-16 are errors")
  func unreadable() throws {
    var latin1 = Data(AuditLog.event(["userAgent": #""@""#]).utf8)
    latin1[try #require(latin1.firstIndex(of: UInt8(ascii: "@")))] = 0xE9
    #expect(try AuditLog.failure(latin1 + Data("\n".utf8)).description.contains("UTF-8"))
    for deep in [
      String(repeating: "[", count: 10_000), String(repeating: #"{"a":"#, count: 10_000),
    ] {
      let error = try AuditLog.failure(AuditLog.event(["requestObject": deep]) + "\n")
      #expect(error.expected.contains("inside one another") && error.path == "requestObject")
    }
    let wide = try #require(AuditLog.event().data(using: .utf16))
    #expect(try AuditLog.failure(wide).description.contains("UTF-16"))
  }

  @Test("Lines, and documents over several lines, longer than is read are errors")
  func tooLong() throws {
    let reader = AuditLogReader(lineLengthMax: 3 << 20)
    let short = AuditLog.event() + "\n"
    let body = "\"" + String(repeating: "CANARY", count: 1 << 20) + "\""
    let long = AuditLog.event(["requestObject": body])
    let error = try AuditLog.failure(Data((short + long + "\n").utf8), reader: reader)
    #expect(error.line == 2 && error.byteOffset == short.utf8.count)
    #expect(error.description.contains("at most 3145728 bytes") && error.description.count < 200)
    let document = try AuditLog.failure(
      Data(("{\n" + long.dropFirst() + "\n").utf8), reader: reader)
    #expect(document.line == 1 && document.expected.contains("or one document"))
    #expect(try AuditLog.read([short + long]).statistics.used == 1, "otherwise it is read")
  }

  @Test("An archive of logs is an error: which of them are of one cluster is the user's to say")
  func archive() throws {
    let tar = Archives.tar([.init("audit.log", AuditLog.event())])
    for bytes in [tar, Archives.gzip(tar), Archives.zip([.init("a", "b")])] {
      #expect(try AuditLog.failure(Data(bytes)).problem == "found an archive")
    }
  }

  @Test("Standard input is read to its end, once")
  func standardInput() throws {
    let event = AuditLog.event() + "\n"
    try Dumps.withFolder { folder in
      let file = folder.appendingPathComponent("input")
      try gzip(Data(event.utf8)).write(to: file)
      let input = try FileHandle(forReadingFrom: file)
      let log = try AuditLogReader.read(
        [.standardInput], standardInput: input.fileDescriptor)
      #expect(log.usage.lines == ["ann get pods shop p1 x1"])
      let error = try #require(throws: ImportError.self) {
        _ = try AuditLogReader.read(
          [.standardInput, .standardInput], standardInput: input.fileDescriptor)
      }
      #expect(error.description.contains("standard input"))
    }
  }

  @Test("A log that is not there, or is a folder, is an error")
  func missing() throws {
    try Dumps.withFolder { folder in
      for url in [folder, folder.appendingPathComponent("none")] {
        let error = try #require(throws: ImportError.self) {
          _ = try AuditLogReader.read([.path(url.path)])
        }
        #expect(error.cause == .unreadable && error.file == url.path)
      }
    }
  }
}
