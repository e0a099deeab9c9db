import Estate
import Sampling
import Specs

/// The people who decide, and the panels in which they are asked: a pool, or those of its members
/// who are in given groups or teams, as the estate says.
struct ApproverPanels: Sendable {
  struct Approver: Sendable {
    /// Position in the context's people; negative for somebody the context does not know.
    var person: Int32
    /// What draws are keyed by.
    var key: UInt64
  }

  struct Panel: Sendable, Equatable {
    /// Position in the context's pools; negative for a pool that it does not know.
    var pool: Int
    var groups: [String]
    var teams: [String]
  }

  private let context: EstateContext
  private(set) var approvers: [Approver] = []
  private var positionOfApprover: [String: Int] = [:]
  private let positionOfPerson: [String: Int]
  private(set) var panels: [Panel] = []
  /// Positions of approvers, in order of their names, which decides between approvers who have been
  /// free for equally long; shape [panels].
  private(set) var members: [[Int32]] = []

  init(_ context: EstateContext) {
    self.context = context
    positionOfPerson = Dictionary(
      context.people.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The approver who is the person of a name; negative when they are in no panel.
  func approver(named name: String) -> Int32 { Int32(positionOfApprover[name] ?? -1) }

  /// Makes somebody an approver who need not be in any panel.
  mutating func admit(_ person: Int) {
    let name = context.people[person].name
    guard positionOfApprover[name] == nil else { return }
    add(name, person: person)
  }

  private mutating func add(_ name: String, person: Int?) {
    positionOfApprover[name] = approvers.count
    approvers.append(
      Approver(person: Int32(person ?? -1), key: Self.key(of: name)))
  }

  /// What draws of the approver of a name are keyed by.
  static func key(of name: String) -> UInt64 { EntityKey("approver", name).value }

  /// What draws of a panel's members are keyed by, in the members' order.
  func memberKeys(of panel: Int32) -> [UInt64] {
    members[Int(panel)].map { approvers[Int($0)].key }
  }

  /// The panel of some members of a pool; `nil` means the first pool.
  mutating func panel(pool name: String?, groups: [String] = [], teams: [String] = []) -> Int32 {
    let pool = context.approverPools.firstIndex { name == nil || $0.name == name } ?? -1
    let panel = Panel(pool: pool, groups: groups, teams: teams)
    if let known = panels.firstIndex(of: panel) { return Int32(known) }
    panels.append(panel)
    let names =
      pool < 0 ? [] : context.approverPools[pool].members.sorted { $0.precedesInBytes($1) }
    members.append(names.compactMap { member($0, panel) })
    return Int32(panels.count - 1)
  }

  /// The approver of a name, if a panel admits them.
  private mutating func member(_ name: String, _ panel: Panel) -> Int32? {
    let person = positionOfPerson[name]
    let groups = person.map { context.people[$0].groups } ?? []
    let team = person.map { context.people[$0].team } ?? ""
    guard panel.groups.isEmpty || panel.groups.contains(where: groups.contains),
      panel.teams.isEmpty || panel.teams.contains(team)
    else { return nil }
    if let known = positionOfApprover[name] { return Int32(known) }
    add(name, person: person)
    return Int32(approvers.count - 1)
  }
}
