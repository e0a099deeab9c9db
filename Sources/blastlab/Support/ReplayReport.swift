import Experiments

/// One trial as JSON: all of `TrialAccount`. Times are seconds after first use unless a name says
/// otherwise.
struct ReplayReport: Encodable {
  struct Step: Encodable {
    var offset: Int64
    /// `null` where the hold lasts to the horizon.
    @Nullable var until: Int64?
    var gained: String
    var kind: String
    /// `null` for the foothold.
    @Nullable var from: String?
    /// The row of the catalogue; `null` for the foothold.
    @Nullable var technique: String?
    @Nullable var attackId: String?
    var because: String
    /// `null` for what is no asset.
    @Nullable var assetWeight: Double?
    var renewsItself: Bool
    /// Whether it, or what it led to, took time, gained an asset or went through the policy's processes.
    var matters: Bool

    init(_ step: TrialAccount.Step) {
      offset = step.offset
      until = step.until
      gained = step.gained
      kind = step.kind
      from = step.origin.isEmpty ? nil : step.origin
      technique = step.technique?.id
      attackId = step.technique?.attackID
      because = step.because
      assetWeight = step.assetWeight
      renewsItself = step.renewsItself
      matters = step.matters
    }
  }

  struct Alert: Encodable {
    var offset: Int64
    var cause: String
  }

  var estate: String
  var policy: String
  var scenario: String
  var unit: Int
  var trial: Int
  var place: String
  /// Seconds on the timeline's clock.
  var leakInstant: Int64
  /// `null` where what leaked was never used.
  @Nullable var firstUse: Int64?
  var horizon: Int64
  var footholdWasLive: Bool
  var steps: [Step]
  var alerts: [Alert]
  /// `null` where nobody evicts the attacker before the horizon.
  @Nullable var eviction: Int64?
  /// Every metric of a trial; those that are undefined are left out.
  var metrics: [String: Double]

  init(_ account: TrialAccount) {
    estate = account.cell.estate
    policy = account.cell.policy
    scenario = account.cell.scenario
    unit = account.unit
    trial = account.trial
    place = account.place
    leakInstant = account.leak
    firstUse = account.firstUse
    horizon = account.horizon
    footholdWasLive = account.footholdWasLive
    steps = account.steps.map(Step.init)
    alerts = account.alerts.map { Alert(offset: $0.offset, cause: $0.cause) }
    eviction = account.eviction
    metrics = Dictionary(
      zip(Metric.perTrial, account.values).compactMap { metric, value in
        value.map { (metric.rawValue, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}
