/// People who decide access requests, first come, first served.
///
/// A member decides while the pool's hours and their own are both open; somebody who is on call does
/// so whatever their own hours (assumption).
package struct ApproverPool: Sendable, Hashable {
  package var name: String
  /// Names of people.
  package var members: [String]
  package var workingHours: WorkingHours
  package var assumed: Bool

  package init(
    name: String, members: [String], workingHours: WorkingHours = .office, assumed: Bool = false
  ) {
    self.name = name
    self.members = members
    self.workingHours = workingHours
    self.assumed = assumed
  }
}
