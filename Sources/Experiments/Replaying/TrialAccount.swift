/// One trial told step by step, in words that stand for themselves.
package struct TrialAccount: Sendable, Hashable {
  /// One thing that the attacker came to hold.
  package struct Step: Sendable, Hashable {
    /// Seconds after first use.
    package var offset: Int64
    /// Seconds after first use at which the hold ends; `nil` where it lasts to the horizon.
    package var until: Int64?
    /// What is held from now on.
    package var gained: String
    package var kind: String
    /// What the step was taken from; empty for the foothold.
    package var origin: String
    /// The catalogue's row; `nil` for the foothold.
    package var technique: Technique?
    /// What in the estate or the policy makes it possible.
    package var because: String
    /// Weight of the asset that was gained; `nil` where it is none.
    package var assetWeight: Double?
    /// Whether the hold renews itself for as long as nobody intervenes.
    package var renewsItself: Bool
    /// Whether it, or something it led to, took time, gained an asset or went through the policy's
    /// processes; the foothold always does.
    package var matters: Bool

    package init(
      offset: Int64, until: Int64?, gained: String, kind: String, origin: String,
      technique: Technique?, because: String, assetWeight: Double?, renewsItself: Bool,
      matters: Bool = true
    ) {
      self.offset = offset
      self.until = until
      self.gained = gained
      self.kind = kind
      self.origin = origin
      self.technique = technique
      self.because = because
      self.assetWeight = assetWeight
      self.renewsItself = renewsItself
      self.matters = matters
    }
  }

  package struct Technique: Sendable, Hashable {
    package var id: String
    package var title: String
    /// MITRE ATT&CK; `nil` for what is no technique of its own.
    package var attackID: String?

    package init(id: String, title: String, attackID: String?) {
      self.id = id
      self.title = title
      self.attackID = attackID
    }
  }

  /// What somebody noticed.
  package struct Alert: Sendable, Hashable {
    /// Seconds after first use.
    package var offset: Int64
    package var cause: String

    package init(offset: Int64, cause: String) {
      self.offset = offset
      self.cause = cause
    }
  }

  package var cell: CellKey
  package var unit: Int
  package var trial: Int
  package var place: String
  /// Seconds on the timeline's clock, and the start of the leak window on it.
  package var leak: Int64
  package var leakWindowStart: Int64
  /// `nil` where what leaked was never used.
  package var firstUse: Int64?
  package var horizon: Int64
  package var footholdWasLive: Bool
  package var steps: [Step] = []
  package var alerts: [Alert] = []
  /// Seconds after first use; `nil` when nobody evicts the attacker before the horizon.
  package var eviction: Int64?
  /// The value of every per-trial metric, in `Metric.perTrial` order.
  package var values: [Double?]

  package init(
    cell: CellKey, unit: Int, trial: Int, place: String, leak: Int64, leakWindowStart: Int64,
    firstUse: Int64?, horizon: Int64, footholdWasLive: Bool, values: [Double?]
  ) {
    self.cell = cell
    self.unit = unit
    self.trial = trial
    self.place = place
    self.leak = leak
    self.leakWindowStart = leakWindowStart
    self.firstUse = firstUse
    self.horizon = horizon
    self.footholdWasLive = footholdWasLive
    self.values = values
  }

  /// The value of a per-trial metric; `nil` where undefined.
  package subscript(_ metric: Metric) -> Double? {
    Metric.perTrial.firstIndex(of: metric).flatMap { values[$0] }
  }
}
