package import AccessSimulation
package import Sampling

import Specs

/// What becomes of an attacker's steps through the processes of a policy.
///
/// A verdict is drawn once per (trial, principal, what is asked for), whoever asks and how often:
/// asking again changes nothing. An approval counts as renewed for as long as the session lives in
/// whose name it was asked for (a bound in the attacker's favour).
///
/// - A **request** passes, is denied or is reported as ``RequestFraud`` has it. It takes, for each
///   level that people are asked at, the attention delay and the service time of one approver, and
///   then the propagation. Where a rule approves, or the requester may do so alone, there is only
///   the propagation: the attacker clicks at once. Left out, in the attacker's favour, are the wait
///   until somebody is on shift, queues, expiry of pending requests and the slower ones of several
///   approvers. A report comes when the request would have been decided.
/// - A **captured approval** takes the propagation only; the same draw as the request's.
/// - **Breaking the glass** takes no time, and raises the alarm at once where the policy has one.
///
/// All values are worked out once, but for the draws.
package struct PolicyPaths: Sendable {
  private struct Path: Sendable {
    var subject: EntityKey
    var request: RequestFraud?
    /// Position in `times`.
    var process: Int
  }

  private struct Times: Sendable {
    var attention: Distribution
    var service: Distribution
    var propagation: Distribution
  }

  private let streams: RandomStreams
  /// Shape [plan.bundles].
  private let paths: [Path]
  /// Shape [plan.processes].
  private let times: [Times]
  private let isGlassAlarmed: Bool

  private static let attention = StreamPurpose("fraud-attention")
  private static let service = StreamPurpose("fraud-service")
  private static let propagation = StreamPurpose("fraud-propagation")

  /// - Complexity: O(bundles × rules + members of the panels asked).
  package init(_ plan: AccessPlan, streams: RandomStreams) {
    self.streams = streams
    paths = zip(plan.bundles, RequestRoutes(plan).routes).map { bundle, route in
      Path(subject: route.subject, request: route.request, process: bundle.process)
    }
    times = plan.processes.map {
      Times(attention: $0.attention, service: $0.approverService, propagation: $0.propagation)
    }
    isGlassAlarmed = plan.policy.breakGlass?.alarmed ?? false
  }

  /// - Parameter trial: Number of the replay in its unit, 0 or more.
  /// - Complexity: O(n log n) draws for n approvers who are asked; one where nobody is.
  package func verdict(on step: PolicyStep, trial: Int) -> PolicyVerdict {
    let path = paths[step.bundle]
    let trial = UInt64(trial)
    switch step.kind {
    case .breakGlass: return PolicyVerdict(latency: 0, alarm: isGlassAlarmed ? 0 : nil)
    case .capturedApproval: return PolicyVerdict(latency: propagation(of: path, trial))
    case .request: return request(path, trial)
    }
  }

  /// The verdicts on some steps, such as all that leave a vertex: those of a bundle that follow each
  /// other and are of a kind cost one draw.
  package func forEachVerdict(
    on steps: some Sequence<PolicyStep>, trial: Int,
    _ body: (PolicyStep, PolicyVerdict) -> Void
  ) {
    var last: (step: PolicyStep, verdict: PolicyVerdict)?
    for step in steps {
      if let last, last.step.bundle == step.bundle, last.step.kind == step.kind {
        body(step, last.verdict)
        continue
      }
      let verdict = verdict(on: step, trial: trial)
      last = (step, verdict)
      body(step, verdict)
    }
  }

  private func request(_ path: Path, _ trial: UInt64) -> PolicyVerdict {
    guard let decision = path.request?.decide(trial: trial, path.subject, streams) else {
      return PolicyVerdict(latency: nil)
    }
    switch decision.outcome {
    case .denied: return PolicyVerdict(latency: nil)
    case .reported:
      return PolicyVerdict(latency: nil, alarm: decided(path, decision.levels, trial))
    case .approved:
      let latency = Self.sum(
        decided(path, decision.levels, trial), propagation(of: path, trial))
      return PolicyVerdict(latency: latency)
    }
  }

  /// Seconds until so many levels have decided.
  private func decided(_ path: Path, _ levels: Int, _ trial: UInt64) -> Int64 {
    (0..<levels).reduce(0) { elapsed, level in
      let key = path.subject.appending(UInt64(level))
      let attention = seconds(Self.attention, key, trial, times[path.process].attention)
      let service = seconds(Self.service, key, trial, times[path.process].service)
      return Self.sum(elapsed, Self.sum(attention, service))
    }
  }

  private func propagation(of path: Path, _ trial: UInt64) -> Int64 {
    seconds(Self.propagation, path.subject, trial, times[path.process].propagation)
  }

  /// A constant needs no draw.
  private func seconds(
    _ purpose: StreamPurpose, _ key: EntityKey, _ trial: UInt64, _ distribution: Distribution
  ) -> Int64 {
    if case .constant(let value) = distribution { return Distribution.wholeSeconds(value) }
    return streams.seconds(purpose, key, trial, from: distribution)
  }

  /// The last instant where the sum has no room.
  private static func sum(_ first: Int64, _ second: Int64) -> Int64 {
    let (sum, overflows) = first.addingReportingOverflow(second)
    return overflows ? .max : sum
  }
}
