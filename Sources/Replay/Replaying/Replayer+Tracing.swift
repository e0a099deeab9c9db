import GraphKernels

extension Replayer {
  /// The steps of a course before an instant, in order of arrival; of a targeted one those on its
  /// path.
  ///
  /// A step whose vertex has none in the attack graph of its own, such as a panel of captured
  /// approvers, is named by the vertex that it is laid for.
  func trace(_ course: Course, _ span: ReplaySpan, before cut: Int64) -> [TraceStep] {
    let kinds = Dictionary(
      verdicts.steps.map { (UInt32($0.step.slot), $0.step.kind) },
      uniquingKeysWith: { first, _ in first })
    let renewing = Set(course.renewals.filter { $0.arrival < cut }.map(\.vertex))
    let count = course.count(before: cut)
    return (course.path ?? Array(0..<count)).filter { $0 < count }.map { position in
      let period = course.periods[position]
      return TraceStep(
        offset: period.arrival - span.start, until: period.end - span.start,
        vertex: laid.base[Int(period.vertex)],
        edge: period.slot.flatMap { laid.attackEdge(ofSlot: Int($0)) },
        origin: period.parent.map { laid.base[Int(course.periods[$0].vertex)] },
        policyStep: period.slot.flatMap { kinds[$0] },
        renewsItself: renewing.contains(period.vertex))
    }
  }
}
