/// The targets that one actor has at an instant: those from the start, and those of the new team
/// from a move on; the old ones go when they are taken away.
struct TargetChoice {
  /// Positions in the actor's targets.
  private let original: [Int]
  private let joined: [Int]
  private let move: Tenure.Move?

  /// - Parameter targets: of the actor, the same under every policy.
  init(_ targets: [TaskTarget], move: Tenure.Move? = nil) {
    original = targets.indices.filter { !targets[$0].isJoined }
    joined = targets.indices.filter { targets[$0].isJoined }
    self.move = move
  }

  /// How many there are at an instant.
  func count(at instant: Int64) -> Int {
    guard let move, instant >= move.instant else { return original.count }
    return (instant < move.removal ? original.count : 0) + joined.count
  }

  /// The one that a number from 0 up to, but not including, 1 stands for; ``AccessTask/none`` where
  /// there is none.
  func target(_ share: Double, at instant: Int64) -> Int {
    let count = count(at: instant)
    guard count > 0 else { return Int(AccessTask.none) }
    let place = Int(share * Double(count))
    guard let move, instant >= move.instant else { return original[place] }
    guard instant < move.removal else { return joined[place] }
    return place < original.count ? original[place] : joined[place - original.count]
  }
}
