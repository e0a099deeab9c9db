import Estate
package import Sampling
import Specs

/// When the standing grants that may end are held: reviews withdraw what nobody uses, and moves to
/// other teams take memberships away and bring new ones.
///
/// Reviews go back before the start of the clock, for as many rounds as ``ReviewRounds`` says; what
/// one of them withdrew is not there at the start. Assumptions: somebody who lost a grant to a review
/// does not get it back; leaving ends credentials, not grants.
package struct StandingWindows: Sendable {
  /// Shape [overlay.entitlements]; empty for what is had on request.
  package private(set) var windows: [[GrantWindow]]
  /// In order of time: those since the start, and those before it that end something after it. A
  /// grant of several entitlements has a record for each.
  package private(set) var reviews: [ReviewRecord] = []
  /// Seconds that reviewers spent in the measured time.
  package private(set) var reviewerSeconds: Int64 = 0

  /// Works out one unit of replication.
  ///
  /// - Complexity: O(tasks + standing grants × (rounds × log tasks)).
  package init(plan: AccessPlan, world: World, clock: TimelineClock, streams: RandomStreams) {
    windows = Array(repeating: [], count: plan.overlay.entitlements.count)
    guard !plan.standing.isEmpty else { return }
    let rounds = plan.policy.reviews.map { ReviewRounds($0, plan, clock, streams) }
    let uses = rounds == nil ? [] : Self.uses(plan, world)
    for grant in plan.standing {
      var window = Self.window(of: grant, world)
      if grant.isReviewed, let rounds {
        let outcome = rounds.run(grant, held: window, used: Self.used(grant, uses))
        window.until = min(window.until, outcome.removal ?? .max)
        add(outcome, of: grant)
      }
      add(window, of: grant)
    }
    reviews.sort { ($0.instant, $0.entitlement) < ($1.instant, $1.entitlement) }
  }

  private mutating func add(_ outcome: ReviewRounds.Outcome, of grant: StandingGrant) {
    for round in outcome.rounds {
      for entitlement in grant.entitlements {
        reviews.append(
          ReviewRecord(
            entitlement: entitlement, instant: round.instant, removal: round.removal))
      }
    }
    reviewerSeconds += outcome.seconds
  }

  private mutating func add(_ window: TimeWindow, of grant: StandingGrant) {
    guard window.from < window.until, window.until > 0 else { return }
    for entitlement in grant.entitlements {
      windows[entitlement] = [
        GrantWindow(window, because: grant.beginsWithMove ? .membership : .standing)
      ]
    }
  }

  /// Adds them to a timeline of the same plan.
  package func lay(over timeline: inout Timeline) {
    for (entitlement, held) in windows.enumerated() where !held.isEmpty {
      timeline.grants[entitlement] = held
    }
    timeline.reviews += reviews
    timeline.reviewerSeconds += reviewerSeconds
  }

  /// As moves have it.
  private static func window(of grant: StandingGrant, _ world: World) -> TimeWindow {
    var window = TimeWindow.always
    let move = grant.person.flatMap { world.tenures[$0].move }
    if grant.beginsWithMove { window.from = move?.instant ?? .max }
    if grant.endsWithMove, let move { window.until = move.removal }
    return window
  }

  // MARK: Use

  /// When each target of each person was used, ascending; shape [people][targets].
  private static func uses(_ plan: AccessPlan, _ world: World) -> [[[Int64]]] {
    let people = plan.estate.context.people.count
    var uses = plan.targets.prefix(people).map { Array(repeating: [Int64](), count: $0.count) }
    for task in world.tasks where Int(task.actor) < people && task.target >= 0 {
      uses[Int(task.actor)][Int(task.target)].append(task.instant)
    }
    return uses
  }

  private static func used(_ grant: StandingGrant, _ uses: [[[Int64]]]) -> [Int64] {
    guard let person = grant.person, let target = grant.target else { return [] }
    return uses[person][target]
  }
}
