extension PolicyDefault {
  static let gates =
    rules + [
      PolicyDefault(
        "gates", "PolicySpec.gates", value: "[]",
        "What exceptional actions need at the time of use", .assumption("")),
      PolicyDefault(
        "gates[].populations", "GateRule.populations", constant: "gatePopulations",
        "Whose exceptional actions a gate is about", .assumption("")),
    ]

  private static let rules = [
    PolicyDefault(
      "elevation.rules[].match", "DecisionRule.match", value: "{}",
      "What a request must be like; a condition that is left out admits anything",
      .assumption("first match decides, no match denies; fixed")),
    PolicyDefault(
      "elevation.rules[].maxDuration", "DecisionRule.maxDuration", value: "grantDuration",
      "How long a grant lasts at most where the rule matches", .assumption("")),
    PolicyDefault(
      "elevation.rules[].levels", "DecisionRule.levels", value: "one approval",
      "Levels of approval, one after the other", .source("Entra PIM: the first responder decides")),
    PolicyDefault(
      "elevation.rules[].levels[][].pool", "Threshold.pool", value: "the first",
      "Pool whose members count", .assumption("")),
    PolicyDefault(
      "elevation.rules[].levels[][].groups", "Threshold.groups", value: "any",
      "Groups whose members count", .assumption("")),
    PolicyDefault(
      "elevation.rules[].levels[][].teams", "Threshold.teams", value: "any",
      "Teams whose members count", .assumption("")),
    PolicyDefault(
      "elevation.rules[].levels[][].approvals", "Threshold.approvals", constant: "approvals",
      "Approvals that decide", .source("Teleport, thresholds of review")),
    PolicyDefault(
      "elevation.rules[].levels[][].denials", "Threshold.denials", constant: "denials",
      "Denials that decide", .source("Teleport, thresholds of review")),
  ]

  static let oversight =
    reviews + breakGlass + [
      PolicyDefault(
        "audit.integrity", "AuditRule.integrity", value: AuditRule().integrity.rawValue,
        "How well the log withstands being altered",
        .assumption("asynchronous sinks that may lose records, as k8s-breakglass has")),
      PolicyDefault(
        "audit.sealEvery", "AuditRule.sealEvery", constant: "auditSeal",
        "Time between two seals of the log's head",
        .source("AWS CloudTrail delivers signed digest files hourly")),
    ]

  private static let reviews = [
    PolicyDefault(
      "reviews", "PolicySpec.reviews", value: "none", "Periodic recertification of grants",
      .assumption("")),
    PolicyDefault(
      "reviews.rubberStampShare", "AccessReviewRule.rubberStampShare",
      constant: "rubberStampShare", "Share of grants confirmed without looking",
      .assumption("no figure was found; sweep 0 to 1")),
    PolicyDefault(
      "reviews.unusedFor", "AccessReviewRule.unusedFor", constant: "reviewUnusedFor",
      "Time without use after which a reviewer who looks withdraws a grant", .assumption("")),
    PolicyDefault(
      "reviews.removalLag", "AccessReviewRule.removalLag", constant: "reviewRemovalLag",
      "Time from the review until a withdrawn grant is gone", .assumption("")),
    PolicyDefault(
      "reviews.secondsPerGrant", "AccessReviewRule.secondsPerGrant", constant: "reviewTime",
      "A reviewer's time per grant", .assumption("")),
    PolicyDefault(
      "reviews.populations", "AccessReviewRule.populations", constant: "reviewPopulations",
      "Whose grants are reviewed", .assumption("")),
  ]

  private static let breakGlass = [
    PolicyDefault(
      "breakGlass", "PolicySpec.breakGlass", value: "none", "Emergency access", .assumption("")),
    PolicyDefault(
      "breakGlass.after", "BreakGlassRule.after", constant: "breakGlassAfter",
      "How long somebody with an urgent task waits for a decision before they break the glass",
      .assumption("no figure was found")),
    PolicyDefault(
      "breakGlass.alarmed", "BreakGlassRule.alarmed", constant: "breakGlassAlarmed",
      "Whether every use raises an alarm", .assumption("")),
    PolicyDefault(
      "breakGlass.review", "BreakGlassRule.review",
      "An approver's time to review one use after the fact", .assumption("nobody does")),
  ]
}
