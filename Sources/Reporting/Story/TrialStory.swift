package import Experiments

/// One trial as a text to read: what leaked, each step with the reason why it was possible, what was
/// noticed, and what came of it.
package struct TrialStory {
  private let account: TrialAccount
  /// Steps told one by one; the rest are counted.
  private let limit: Int

  /// - Parameter limit: How many steps are told one by one, at least 1.
  package init(_ account: TrialAccount, limit: Int) {
    self.account = account
    self.limit = limit
  }

  package var text: String {
    // Pages keep numbers and units together; a terminal need not.
    (head + middle + end).joined(separator: "\n").replacing("\u{A0}", with: " ")
  }

  // MARK: Before the first step

  private var head: [String] {
    let cell = account.cell
    return [
      "\(cell.scenario) on \(cell.estate) under \(cell.policy), timeline \(account.unit), "
        + "trial \(account.trial)",
      "",
      "  leaked     \(account.place), \(Self.instant(account.leak - account.leakWindowStart)) of "
        + "the leak window",
      "  first use  \(firstUse)",
    ]
  }

  private var firstUse: String {
    guard let firstUse = account.firstUse else {
      return "never: too late to count, or nothing there could leak"
    }
    let delay = Self.duration(firstUse - account.leak)
    let state =
      account.footholdWasLive ? "" : "; nothing of what leaked gave access any more"
    return (firstUse == account.leak ? "at once" : "\(delay) later") + state
  }

  // MARK: Steps

  private enum Event {
    case step(TrialAccount.Step)
    case alert(TrialAccount.Alert)
  }

  /// Steps and alerts by time, alerts behind the steps of their instant, up to the eviction.
  private var events: [(offset: Int64, event: Event)] {
    var events: [(offset: Int64, event: Event)] = []
    var alerts = account.alerts.filter { $0.offset <= account.eviction ?? account.horizon }[...]
    for step in account.steps {
      while let alert = alerts.first, alert.offset < step.offset {
        events.append((alert.offset, .alert(alert)))
        alerts.removeFirst()
      }
      events.append((step.offset, .step(step)))
    }
    return events + alerts.map { ($0.offset, .alert($0)) }
  }

  private var middle: [String] {
    guard account.footholdWasLive else { return [] }
    var lines: [String] = []
    var told = 0
    var omitted = 0
    var asides = 0
    for (offset, event) in events {
      switch event {
      case .alert(let alert):
        lines.append("  \(Self.column(offset))! \(alert.cause)")
      case .step(let step):
        guard step.matters else {
          asides += 1
          continue
        }
        guard told < limit else {
          omitted += 1
          continue
        }
        told += 1
        lines += Self.lines(step)
      }
    }
    if omitted > 0 {
      lines.append("  … and \(omitted) more steps (--steps \(told + omitted) tells all)")
    }
    if asides > 0 {
      lines.append("  … and \(asides) relations that led to nothing more (--json has them)")
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private static func lines(_ step: TrialAccount.Step) -> [String] {
    var gained = step.gained
    if let weight = step.assetWeight { gained += " (asset, weight \(NumberFormat.count(weight)))" }
    if step.renewsItself { gained += ", which renews itself" }
    if let until = step.until { gained += ", until +\(duration(until))" }
    let first = "  \(column(step.offset))\(gained)"
    guard let technique = step.technique else { return [first + ": " + step.because] }
    let attack = technique.attackID.map { ", \($0)" } ?? ""
    let blank = String(repeating: " ", count: width + 2)
    return [
      first, "\(blank)  by \(technique.title) [\(technique.id)\(attack)] from \(step.origin)",
      "\(blank)  because of \(step.because)",
    ]
  }

  // MARK: What came of it

  private var end: [String] {
    var lines = [""]
    if let eviction = account.eviction, account.footholdWasLive {
      lines.append("  \(Self.column(eviction))the attacker is evicted")
    } else if account.footholdWasLive {
      lines.append("  \(Self.column(account.horizon))the replay ends; nobody evicted the attacker")
    }
    func add(_ label: String, _ metric: Metric) {
      guard let value = account[metric] else { return }
      let name = label.padding(to: 20)
      lines.append("  \(name)\(MetricText(metric).value(value))")
    }
    add("assets reached", .blastRadiusCount)
    add("blast radius", .blastRadiusShare)
    add("potential", .potentialBlastRadiusShare)
    add("snapshot", .snapshotBlastRadiusShare)
    add("left after eviction", .residualBlastRadiusShare)
    if let reached = account[.objectiveReached] {
      let time = account[.timeToObjective] ?? 0
      let text = reached > 0 ? "reached after \(Self.duration(Int64(time)))" : "not reached"
      lines.append("  \("objective".padding(to: 20))\(text)")
    }
    return lines
  }

  // MARK: Words

  private static let width = 12

  private static func column(_ offset: Int64) -> String {
    "+\(duration(offset))".padding(to: width)
  }

  private static func duration(_ seconds: Int64) -> String {
    NumberFormat.duration(seconds: Double(seconds))
  }

  /// `day 3, 04:10`, days counted from 1.
  private static func instant(_ seconds: Int64) -> String {
    let (day, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let (hour, minute) = (rest / 3600, rest % 3600 / 60)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "day \(day + 1), \(two(hour)):\(two(minute))"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
