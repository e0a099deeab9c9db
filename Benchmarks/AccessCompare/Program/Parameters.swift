import Foundation

/// The numbers of the model, the same file for both programs.
struct Parameters: Decodable {
  var requesters: Int
  /// Requesters take these in turn.
  var utcOffsetsHours: [Double]
  /// Of requesters and approvers, Monday to Friday, local time.
  var startHour: Double
  var endHour: Double
  /// Mean number per requester and working day.
  var tasksPerDay: Double
  /// Rights of each requester; a task needs one, all equally likely.
  var targets: Int
  var approvers: Int
  var approverUtcOffsetHours: Double
  var serviceMedianSeconds: Double
  var serviceSigma: Double
  var pendingExpirySeconds: Int64
  var patienceMedianSeconds: Double
  var patienceSigma: Double
  var grantSeconds: Int64
  var warmUpWeeks: Int64
  var measuredWeeks: Int64

  /// - Throws: `ProgramError` where the file is no parameter file.
  init(_ path: String) throws {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      self = try JSONDecoder().decode(Parameters.self, from: data)
    } catch {
      throw ProgramError.badData("\(path): no parameters: \(error)")
    }
  }
}
