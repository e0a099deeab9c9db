/// Turns records into the lines of a log, each chained to the one before.
package struct AuditWriter: Sendable {
  /// Lines that were made and not taken yet.
  private var line = JSONLine()
  private var pending: [UInt8] = []
  private var records: Int64 = 0
  private var head = Array(AuditChain.origin.utf8)
  private var interim: [AuditSeal.Head] = []
  private var nextSeal: Int64
  private let epoch: AuditEpoch
  private let sealEvery: Int64?

  /// How many bytes are gathered before they are handed on.
  private static let chunkBytes = 1 << 16

  /// - Parameter sealEvery: seconds between two seals, above 0; `nil` seals only the end.
  package init(epoch: AuditEpoch = .standard, sealEvery: Int64? = nil) {
    precondition(sealEvery.map { $0 > 0 } ?? true, "seals lie some time apart")
    self.epoch = epoch
    self.sealEvery = sealEvery
    nextSeal = sealEvery ?? .max
  }

  /// Writes a whole log, some lines at a time, and returns its seal without a signature.
  ///
  /// The same log and epoch give the same bytes on every machine.
  ///
  /// - Complexity: O(records) time; memory does not grow with them but for one head per seal.
  package static func write(
    _ log: AuditLog, epoch: AuditEpoch = .standard, sealEvery: Int64? = nil,
    into sink: ([UInt8]) throws -> Void
  ) rethrows -> AuditSeal {
    var writer = AuditWriter(epoch: epoch, sealEvery: sealEvery)
    for record in log {
      writer.append(record)
      if writer.pending.count >= chunkBytes { try sink(writer.take()) }
    }
    let rest = writer.take()
    if !rest.isEmpty { try sink(rest) }
    return writer.seal(at: log.timeline.clock.end)
  }

  /// - Precondition: records come in order of time.
  package mutating func append(_ record: AuditRecord) {
    sealIfDue(before: record.time)
    records += 1
    line.removeAll()
    write(record)
    let hash = AuditChain.hash(line.bytes[...])
    pending.append(contentsOf: line.bytes)
    // The closing quotation mark of `prev` is on the line already.
    pending.append(contentsOf: AuditChain.hashMember.dropFirst())
    pending.append(contentsOf: hash)
    pending.append(contentsOf: AuditChain.ending)
    pending.append(UInt8(ascii: "\n"))
    head = hash
  }

  /// The lines made since the last call.
  package mutating func take() -> [UInt8] {
    defer { pending.removeAll(keepingCapacity: true) }
    return pending
  }

  /// The seal over all that was appended.
  package func seal(at instant: Int64) -> AuditSeal {
    AuditSeal(
      head: AuditSeal.Head(records: records, hash: text(head), time: instant),
      sealedAt: epoch.text(at: instant), interim: interim)
  }

  private mutating func write(_ record: AuditRecord) {
    line.open()
    line.member("seq", records)
    line.member("time", record.time)
    line.member("at", epoch.text(at: record.time))
    line.member("type", record.kind.rawValue)
    line.member("actor", record.actor)
    line.member("cluster", record.cluster)
    line.member("object", record.object)
    line.member("reason", record.reason)
    line.open("detail")
    for detail in record.details { line.member(detail) }
    line.close()
    line.member("prev", text(head))
  }

  /// Keeps the head as of the last sealing instant at or before a time, if anything is new.
  private mutating func sealIfDue(before time: Int64) {
    guard let sealEvery, time >= nextSeal else { return }
    let sealed = time / sealEvery * sealEvery
    if records > interim.last?.records ?? 0 {
      interim.append(AuditSeal.Head(records: records, hash: text(head), time: sealed))
    }
    let (next, overflow) = sealed.addingReportingOverflow(sealEvery)
    nextSeal = overflow ? .max : next
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
