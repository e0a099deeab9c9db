import Specs

extension Replayer {
  /// What defenders could notice of a course.
  mutating func alerts(_ course: Course, _ span: ReplaySpan, trial: Int) -> [PendingAlert] {
    guard setting.detection != .off else { return [] }
    let alarms = verdicts.alerts(course.askings, start: span.start)
    guard setting.detection == .steps else { return alarms }
    return alarms + stepAlerts.alerts(course, start: span.start, trial: trial)
  }

  /// The alerts of one trial before they are scaled, for calibration; `nil` where the foothold was
  /// dead and there is nothing to notice.
  mutating func pendingAlerts(trial: Int) -> [PendingAlert]? {
    let exposure = draws.exposure(trial: trial)
    guard let start = exposure.firstUse else { return nil }
    let span = ReplaySpan(start: start, horizon: compromise.horizon)
    let foothold = Foothold(
      candidates[exposure.candidate], exposure, estate: estate, laid: laid)
    guard foothold.isLive(in: span) else { return nil }
    let sources = foothold.sources(from: start)
    prepare(sources, span, trial: trial)
    let course = course(sources, span, stop: span.end, trial: trial)
    let alerts = alerts(course, span, trial: trial)
    forget()
    return alerts
  }
}
