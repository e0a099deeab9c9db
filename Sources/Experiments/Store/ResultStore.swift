package import Foundation
import GRDB

/// The one writer of a result database, and the way to read one back.
///
/// Writing goes to a partial file beside the final one; `finish()` moves it into place. Until then
/// an earlier database of the same name stays as it was, and a run that is dropped, fails or
/// crashes leaves no half-written results. The tables are described at `Schema`.
///
/// Observations may be written in any order: the content depends only on what was written.
package final class ResultStore {
  /// Where the results will be.
  package let url: URL
  private let partial: URL
  private let queue: DatabaseQueue
  private var isFinished = false
  private var armIDs: [ArmKey: Int64] = [:]
  private var cellIDs: [CellKey: Int64] = [:]
  private var curveOffsetCount: Int?

  private init(url: URL, partial: URL, queue: DatabaseQueue) {
    self.url = url
    self.partial = partial
    self.queue = queue
  }

  deinit {
    guard !isFinished else { return }
    try? queue.close()
    Self.remove(partial)
  }

  /// Starts a database; what an interrupted run left at its partial file is removed.
  ///
  /// - Parameters:
  ///   - url: The final file, in an existing folder.
  /// - Throws: `StoreError` when the folder is missing or cannot be written.
  package static func create(at url: URL) throws(StoreError) -> ResultStore {
    let folder = url.deletingLastPathComponent()
    guard FileManager.default.fileExists(atPath: folder.path) else {
      let problem = StoreError.Problem.inputOutput("the folder \(folder.path) does not exist")
      throw StoreError(file: url.path, problem: problem)
    }
    let partial = partialFile(of: url)
    remove(partial)
    do {
      let queue = try DatabaseQueue(path: partial.path, configuration: writing)
      try queue.write { database in
        for object in Schema.objects { try database.execute(sql: object.sql) }
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(Schema.version)")
      }
      return ResultStore(url: url, partial: partial, queue: queue)
    } catch {
      remove(partial)
      throw StoreError(error, file: url.path)
    }
  }

  /// Moves the complete database into place, replacing an earlier one at once.
  ///
  /// Computes nothing: statistics are made from the observations when the file is read. Nothing can
  /// be written afterwards.
  package func finish() throws(StoreError) {
    precondition(!isFinished, "a result store is finished once")
    precondition(curveOffsetCount != nil, "a result store holds its experiment before it finishes")
    do {
      try queue.close()
      let file = try FileHandle(forUpdating: partial)
      try file.synchronize()
      try file.close()
      guard rename(partial.path, url.path) == 0 else {
        let reason = String(cString: strerror(errno))
        let detail = "cannot move \(partial.lastPathComponent) into place: \(reason)"
        throw StoreError(file: url.path, problem: .inputOutput(detail))
      }
      isFinished = true
    } catch {
      throw StoreError(error, file: url.path)
    }
  }

  /// The file that is written to until the run is complete.
  package static func partialFile(of url: URL) -> URL {
    url.appendingPathExtension("partial")
  }

  private static func remove(_ partial: URL) {
    try? FileManager.default.removeItem(at: partial)
  }

  /// A partial file is never read again after a crash, so its journal and syncing would only cost.
  private static var writing: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
      try database.execute(sql: "PRAGMA synchronous = OFF")
    }
    return configuration
  }
}

extension ResultStore {
  /// Writes what was asked; once, before any observation.
  ///
  /// - Parameters:
  ///   - estates: In the order of the report, with distinct names; so are policies and scenarios.
  ///   - curveOffsets: Seconds after first use at which every unit's curve is sampled, ascending.
  ///   - notApplicable: Estate × scenario pairs that will have no observations.
  package func write(
    experiment: ExperimentRecord, estates: [EstateRecord], policies: [NamedRecord],
    scenarios: [NamedRecord], curveOffsets: [Int64], notes: [String] = [],
    notApplicable: [NotApplicableRecord] = []
  ) throws(StoreError) {
    precondition(curveOffsetCount == nil, "a result store holds one experiment")
    precondition(
      zip(curveOffsets, curveOffsets.dropFirst()).allSatisfy { $0 < $1 },
      "curve offsets ascend")
    var run = RecordedRun(experiment: experiment)
    run.estates = estates
    run.policies = policies
    run.scenarios = scenarios
    run.curveOffsets = curveOffsets
    run.notes = notes
    run.notApplicable = notApplicable
    assignIDs(run)
    try transaction { writer throws in
      try writer.insert(specification: run)
      for (key, id) in self.armIDs.sorted(by: { $0.value < $1.value }) {
        try writer.insert(arm: key, id: id)
      }
      for (key, id) in self.cellIDs.sorted(by: { $0.value < $1.value }) {
        guard let arm = self.armIDs[key.arm] else { continue }
        try writer.insert(cell: key, arm: arm, id: id)
      }
    }
    curveOffsetCount = curveOffsets.count
  }

  /// Writes the trials and the curve of one unit of one cell; each unit once.
  package func write(cell: CellKey, unit: UnitObservation) throws(StoreError) {
    guard let id = cellIDs[cell] else { preconditionFailure("the experiment has no cell \(cell)") }
    precondition(!unit.trials.isEmpty, "a unit has trials")
    precondition(unit.curve.count == curveOffsetCount, "a unit has one curve value per offset")
    try transaction { writer throws in try writer.insert(unit: unit, cell: id) }
  }

  /// Writes one simulated timeline and its requests; each unit once.
  package func write(
    estate: String, policy: String, timeline: TimelineObservation
  ) throws(StoreError) {
    let key = ArmKey(estate: estate, policy: policy)
    guard let id = armIDs[key] else { preconditionFailure("the experiment has no arm \(key)") }
    try transaction { writer throws in try writer.insert(timeline: timeline, arm: id) }
  }

  /// Writes the diagram of one cell; each cell once, edges between its own vertices.
  package func write(diagram: DiagramRecord) throws(StoreError) {
    let key = CellKey(
      estate: diagram.estate, policy: diagram.policy, scenario: diagram.scenario)
    guard let id = cellIDs[key] else { preconditionFailure("the experiment has no cell \(key)") }
    try transaction { writer throws in try writer.insert(diagram: diagram, cell: id) }
  }

  /// Writes a note to the reader, after those already written.
  package func write(note: String) throws(StoreError) {
    precondition(curveOffsetCount != nil, "the experiment is written before a note")
    try transaction { writer throws in try writer.append(note: note) }
  }

  /// Numbers arms and cells by their place in the specification.
  private func assignIDs(_ run: RecordedRun) {
    let left = Set(run.notApplicable.map { [$0.estate, $0.scenario] })
    var nextArm: Int64 = 1
    var nextCell: Int64 = 1
    for estate in run.estates {
      for policy in run.policies {
        armIDs[ArmKey(estate: estate.name, policy: policy.name)] = nextArm
        nextArm += 1
        for scenario in run.scenarios {
          defer { nextCell += 1 }
          guard !left.contains([estate.name, scenario.name]) else { continue }
          let key = CellKey(estate: estate.name, policy: policy.name, scenario: scenario.name)
          cellIDs[key] = nextCell
        }
      }
    }
  }

  private func transaction(_ work: (StoreWriter) throws -> Void) throws(StoreError) {
    precondition(!isFinished, "a finished result store takes nothing more")
    do {
      try queue.write { database in try work(StoreWriter(database: database)) }
    } catch {
      throw StoreError(error, file: url.path)
    }
  }
}
