import Specs

/// Which approvers an attacker must hold to approve a request under one line of a process.
///
/// Each level needs one of its thresholds, or as many votes of a pool that is asked later as well
/// (the wait for it is left out). Nobody votes twice on a request: levels whose panels overlap are
/// met by different people exactly if every choice of levels has as many people in their panels
/// together as they need together (Hall, 1935). A requester who is in a panel does not vote; since
/// they are held anyway, such a panel needs one person more, the requester counted.
struct CaptureWays: Sendable {
  struct Requester {
    /// Position in the context's people; `nil` for a pipeline or an agent.
    var person: Int?
    /// Whether their own vote is one of any threshold of the first level.
    var approves: Bool
  }

  /// A threshold, as people.
  private struct Option {
    /// Positions in `panels`, those of several levels together.
    var panel: Int
    var votes: Int
  }

  /// Positions in the context's people, ascending, each once.
  private(set) var panels: [[Int]] = []
  private var positions: [[Int]: Int] = [:]
  /// Positions in `panels` by panel of approvers.
  private var known: [Int32: Int] = [:]

  /// Choices of thresholds × choices of levels up to which ways are told apart; of a line with more,
  /// the last levels are left out, a bound in the attacker's favour.
  private static let mostChoices = 256

  /// Everything that is enough, `nil` where asking is.
  mutating func ways(
    _ process: ElevationRule, _ rule: Int, _ requester: Requester,
    _ approvers: inout ApproverPanels
  ) -> [CaptureWay]? {
    var levels: [[Option]] = []
    for (rank, level) in process.rules[rule].approvalLevels.enumerated() {
      var options = level.map { option($0, &approvers) }
      if let votes = options.first?.votes {
        for escalation in process.escalations {
          options.append(
            option(.init(pool: escalation.pool, approvals: votes), &approvers))
        }
      }
      if rank == 0, requester.approves {
        for index in options.indices { options[index].votes -= 1 }
        if options.contains(where: { $0.votes == 0 }) { continue }
      }
      levels.append(options)
    }
    guard !levels.isEmpty else { return nil }
    while Self.choices(levels) > Self.mostChoices, levels.count > 1 { levels.removeLast() }
    var combinations: [[Option]] = [[]]
    for options in levels {
      combinations = combinations.flatMap { chosen in options.map { chosen + [$0] } }
    }
    var ways: [CaptureWay] = []
    for combination in combinations {
      if let way = way(combination, requester), !ways.contains(way) { ways.append(way) }
    }
    return ways
  }

  private static func choices(_ levels: [[Option]]) -> Int {
    levels.reduce(1) { min($0 * max(1, $1.count) * 2, 1 << 32) }
  }

  private mutating func option(
    _ threshold: DecisionRule.Threshold, _ approvers: inout ApproverPanels
  ) -> Option {
    let panel = approvers.panel(
      pool: threshold.pool, groups: threshold.groups, teams: threshold.teams)
    let votes = max(1, threshold.approvals)
    if let position = known[panel] { return Option(panel: position, votes: votes) }
    // Nobody holds an approver whom the estate does not know as a person.
    let people = approvers.members[Int(panel)].map { Int(approvers.approvers[Int($0)].person) }
    let position = intern(people.filter { $0 >= 0 }.sorted())
    known[panel] = position
    return Option(panel: position, votes: votes)
  }

  private mutating func intern(_ people: [Int]) -> Int {
    if let position = positions[people] { return position }
    positions[people] = panels.count
    panels.append(people)
    return panels.count - 1
  }

  /// `nil` where there are too few people.
  private mutating func way(_ chosen: [Option], _ requester: Requester) -> CaptureWay? {
    var needs: [PanelNeed] = []
    for choice in 1..<(1 << chosen.count) {
      let levels = chosen.indices.filter { choice >> $0 & 1 == 1 }.map { chosen[$0] }
      guard levels.count == 1 || overlap(levels) else { continue }
      let need = need(levels, requester)
      guard need.people <= panels[need.panel].count else { return nil }
      needs.append(need)
    }
    return CaptureWay(needs: Self.strictest(needs))
  }

  /// Several needs of one panel are the greatest of them; ascending.
  private static func strictest(_ needs: [PanelNeed]) -> [PanelNeed] {
    let sorted = needs.sorted { ($0.panel, -$0.people) < ($1.panel, -$1.people) }
    return sorted.indices.filter { $0 == 0 || sorted[$0].panel != sorted[$0 - 1].panel }
      .map { sorted[$0] }
  }

  private func overlap(_ levels: [Option]) -> Bool {
    var seen: Set<Int> = []
    return levels.contains { level in
      panels[level.panel].contains { !seen.insert($0).inserted }
    }
  }

  private mutating func need(_ levels: [Option], _ requester: Requester) -> PanelNeed {
    let panel =
      levels.allSatisfy { $0.panel == levels[0].panel }
      ? levels[0].panel
      : intern(Array(Set(levels.flatMap { panels[$0.panel] })).sorted())
    var people = levels.reduce(0) { $0 + $1.votes }
    if let person = requester.person, Self.contains(panels[panel], person) { people += 1 }
    return PanelNeed(panel: panel, people: people)
  }

  /// - Complexity: O(log n).
  private static func contains(_ sorted: [Int], _ number: Int) -> Bool {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == number
  }
}
