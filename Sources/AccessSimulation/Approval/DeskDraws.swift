import Sampling

/// The draws of the desk, by name.
///
/// What a task's owner does is keyed by (actor, task); what becomes of a request by (actor, task,
/// attempt), apart for the role and for an exceptional action that a gate stops; what an approver
/// does by (actor, task, attempt, level, approver), and when a pool that is asked as well turns to
/// it by (actor, task, attempt, level, pool). Neither places in queues nor numbers of requests
/// enter, so that policies share the draws of the tasks they share.
struct DeskDraws: Sendable {
  let streams: RandomStreams
  let patience = StreamPurpose("patience")
  let bypass = StreamPurpose("bypass")
  let shadowPlace = StreamPurpose("shadow-place")
  let shadowLife = StreamPurpose("shadow-life")
  let requested = StreamPurpose("requested-duration")
  let scheduled = StreamPurpose("scheduled-delay")
  let propagation = StreamPurpose("propagation")
  let revocation = StreamPurpose("revocation-lag")
  let reRequest = StreamPurpose("re-request-delay")
  let attention = StreamPurpose("approval-attention")
  let service = StreamPurpose("approval-service")
  let denial = StreamPurpose("approval-denial")
  let review = StreamPurpose("break-glass-review")

  /// What a draw is about.
  struct Subject {
    var actor: EntityKey
    var task: UInt32
    var attempt: UInt16 = 0
    /// Below 2¹⁵.
    var level: UInt16 = 0
    /// Whether it is about the exceptional action of the task, which is asked for separately.
    var isGate = false

    var index: UInt64 {
      UInt64(task) | UInt64(attempt) << 32 | UInt64(level) << 48 | (isGate ? 1 << 63 : 0)
    }

    /// What the requester and the machinery draw for, whatever level it has come to.
    var atAnyLevel: Subject {
      var subject = self
      subject.level = 0
      return subject
    }
  }

  func uniform(_ purpose: StreamPurpose, _ subject: Subject) -> Double {
    streams.uniform(purpose, subject.actor, subject.index)
  }

  /// A draw of an approver, or a pool, about somebody's request.
  func uniform(_ purpose: StreamPurpose, _ subject: Subject, approver: UInt64) -> Double {
    streams.uniform(purpose, subject.actor.appending(approver), subject.index)
  }

  func seconds(
    _ purpose: StreamPurpose, _ subject: Subject, from sampler: DurationSampler
  ) -> Int64 {
    sampler.constant ?? sampler.seconds(uniform(purpose, subject))
  }

  func seconds(
    _ purpose: StreamPurpose, _ subject: Subject, approver: UInt64, from sampler: DurationSampler
  ) -> Int64 {
    sampler.constant ?? sampler.seconds(uniform(purpose, subject, approver: approver))
  }
}
