import Estate
import Sampling
import Specs

/// When each version of each credential slot is kept and valid.
struct CredentialVersions {
  let plan: AccessPlan
  let clock: TimelineClock
  let streams: RandomStreams
  /// Shape [context.pipelines].
  let runs: [[TimeWindow]]

  private static let phase = StreamPurpose("rotation-phase")
  private static let signIn = StreamPurpose("sign-in")

  func all() -> [[CredentialVersion]] {
    zip(plan.overlay.credentials, plan.credentialRules).map(versions)
  }

  private func versions(_ slot: CredentialSlot, _ rule: CredentialRule) -> [CredentialVersion] {
    switch slot.kind {
    case .federatedToken: perRun(slot, rule)
    case .oidcSession: perWorkingDay(slot, rule)
    case .legacyToken, .clientCertificate: periodic(slot, rule)
    }
  }

  /// Rotated, or renewed when it expires, with a phase of its own; one endless version otherwise.
  ///
  /// A token dies with its Secret when it is replaced. A certificate cannot be revoked one by one,
  /// so the old version stays valid to its own expiry.
  private func periodic(_ slot: CredentialSlot, _ rule: CredentialRule) -> [CredentialVersion] {
    guard let period = rule.rotation ?? rule.lifetime else {
      return [CredentialVersion(stored: .always, valid: .always)]
    }
    let u = streams.uniform(Self.phase, EntityKey("slot", slot.cluster, slot.id), 0)
    var issued = Int64(u * Double(period)) - period
    var result: [CredentialVersion] = []
    while issued < clock.end {
      let replaced = issued + period
      let expiry = rule.lifetime.map { issued + $0 } ?? .max
      let end = slot.kind == .legacyToken ? min(replaced, expiry) : expiry
      result.append(
        CredentialVersion(
          stored: TimeWindow(from: issued, until: replaced),
          valid: TimeWindow(from: issued, until: end)))
      issued = replaced
    }
    return result
  }

  /// One session per working day, from a sign-in within the first hour of the day (assumption); it
  /// stays on the laptop until the next.
  private func perWorkingDay(_ slot: CredentialSlot, _ rule: CredentialRule) -> [CredentialVersion]
  {
    guard let person = plan.estate.context.people.first(where: { $0.username == slot.username })
    else { return [] }
    let calendar = WorkingClock(person.workingHours)
    let key = EntityKey("person", person.name)
    var signIns: [Int64] = []
    var day: Int64 = 0
    while true {
      let start = calendar.instant(afterWorking: day * calendar.secondsPerDay)
      guard start < clock.end else { break }
      let u = streams.uniform(Self.signIn, key, UInt64(day))
      signIns.append(start + Int64(u * 3600))
      day += 1
    }
    return signIns.indices.map { index in
      let issued = signIns[index]
      let next = index + 1 < signIns.count ? signIns[index + 1] : .max
      return CredentialVersion(
        stored: TimeWindow(from: issued, until: next),
        valid: TimeWindow(from: issued, until: rule.lifetime.map { issued + $0 } ?? next))
    }
  }

  /// One token per run. The log shows it from the run's start to its end.
  private func perRun(_ slot: CredentialSlot, _ rule: CredentialRule) -> [CredentialVersion] {
    let pipelines = plan.estate.context.pipelines
    let position = pipelines.firstIndex { pipeline in
      slot.places.contains(.buildLog(pipeline: pipeline.name))
    }
    guard let position else { return [] }
    return runs[position].map { run in
      CredentialVersion(
        stored: run,
        valid: TimeWindow(from: run.from, until: rule.lifetime.map { run.from + $0 } ?? run.until))
    }
  }
}
