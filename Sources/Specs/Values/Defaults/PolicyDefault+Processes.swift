extension PolicyDefault {
  static let requests = [
    PolicyDefault(
      "elevation.controller", "ElevationRule.controller", constant: "controller",
      "Whether the component that grants runs in the clusters, where it can be attacked",
      .assumption("open-source controllers do, hosted products do not")),
    PolicyDefault(
      "elevation.granularity", "ElevationRule.granularity", "What one request is for",
      .assumption("one binding")),
    PolicyDefault(
      "elevation.requested", "ElevationRule.requested",
      "How long requesters ask for: as long as they may",
      .assumption("so that no number is made up")),
    PolicyDefault(
      "elevation.clockOrigin", "ElevationRule.clockOrigin",
      "From when a grant's duration counts",
      .source(
        "Entra PIM, GCP PAM and k8s-breakglass; Teleport and jit-access count from the request")),
    PolicyDefault(
      "elevation.scheduledDelay", "ElevationRule.scheduledDelay",
      "Time from the request to the start that it names, with `scheduled-start`", .assumption("")),
    PolicyDefault(
      "elevation.combine", "ElevationRule.combine", "Which maximum holds where several rules match",
      .assumption("that of the rule that decides")),
    PolicyDefault(
      "elevation.pending.expiry", "ElevationRule.pendingExpiry",
      "Time after which a request nobody decided expires",
      .assumption("products ship 1 h, 3 h, 24 h and 7 d")),
    PolicyDefault(
      "elevation.pending.until", "ElevationRule.withdrawal",
      "Until when a request may be withdrawn or expire: an approver has begun, or it is decided",
      .assumption("as in the Erlang-A model, who is being served does not leave")),
    PolicyDefault(
      "elevation.pending.reRequests", "ElevationRule.reRequests",
      "How often a requester asks again after that", .assumption("")),
    PolicyDefault(
      "elevation.pending.delay", "ElevationRule.reRequestDelay",
      "Time from an expiry until the requester asks again", .assumption("")),
    PolicyDefault(
      "elevation.escalations", "ElevationRule.escalations",
      "Pools that are asked as well once a request has waited", .assumption("")),
    PolicyDefault(
      "elevation.requestAtStart", "ElevationRule.requestAtStart",
      "Whether everybody is granted everything at time 0", .assumption("a device of tests")),
  ]

  static let decisions = [
    PolicyDefault(
      "elevation.assignment", "ElevationRule.assignment", "How requests reach approvers",
      .assumption("one queue per pool")),
    PolicyDefault(
      "elevation.approver.service", "ElevationRule.approverService", constant: "approverService",
      "Time an approver takes to decide, in working hours",
      .assumption("no trustworthy public distribution was found; sweep it")),
    PolicyDefault(
      "elevation.approver.attention", "ElevationRule.attention",
      "Time until an approver turns to a request at all",
      .assumption("part of the time to decide unless it is told apart")),
    PolicyDefault(
      "elevation.approver.denialShare", "ElevationRule.denialShare",
      "Share of rightful requests that an approver denies", .assumption("")),
    PolicyDefault(
      "elevation.approver.selfApproval", "ElevationRule.selfApproval",
      "Whether requesters may decide their own requests",
      .source("Teleport, Entra PIM, GCP PAM and AWS TEAM forbid it; k8s-breakglass allows it")),
    PolicyDefault(
      "elevation.approver.fatigue", "ElevationRule.fatigue",
      "What many decisions in a day do to an approver", .assumption("")),
    PolicyDefault(
      "elevation.approver.fatigue.serviceFactor", "Fatigue.serviceFactor",
      constant: "fatigueServiceFactor",
      value: DecimalText.text(of: SpecDefaults.fatigueServiceFactor),
      "What a tired approver's time for a decision is multiplied with",
      .assumption("no figure was found")),
    PolicyDefault(
      "elevation.approver.fatigue.scrutinyFactor", "Fatigue.scrutinyFactor",
      constant: "fatigueScrutinyFactor",
      value: DecimalText.text(of: SpecDefaults.fatigueScrutinyFactor),
      "What a tired approver's shares of denials and of frauds noticed are multiplied with",
      .assumption("no figure was found; sweep 0 to 1")),
    PolicyDefault(
      "elevation.approver.fraud.deniedShare", "Scrutiny.deniedShare",
      constant: "fraudDeniedShare", "Share of an attacker's requests that an approver denies",
      .assumption("no figure was found; sweep 0 to 1")),
    PolicyDefault(
      "elevation.approver.fraud.reportedShare", "Scrutiny.reportedShare",
      constant: "fraudReportedShare", "Share of those denied that the approver reports",
      .assumption("no figure was found; sweep 0 to 1")),
  ]

  static let grants = [
    PolicyDefault(
      "elevation.propagation", "ElevationRule.propagation",
      "Time from the decision until the grant works",
      .assumption("at once inside a cluster; minutes with a cloud's roles, GCP PAM")),
    PolicyDefault(
      "elevation.revocationPoll", "ElevationRule.revocationPoll",
      "Time between two looks of the component that withdraws ended grants",
      .assumption("at once; out-of-tree controllers look every 60 s")),
    PolicyDefault(
      "elevation.idleTimeout", "ElevationRule.idleTimeout",
      "Time without use after which a grant ends early", .assumption("few products have one")),
    PolicyDefault(
      "elevation.sessionTail", "ElevationRule.sessionTail",
      "How long sessions opened during a grant live on after its end",
      .assumption("Kubernetes authorizes each request anew")),
    PolicyDefault(
      "elevation.endsWithTask", "ElevationRule.endsWithTask",
      "Whether a grant is for one task and ends with it; so for gates",
      .source("every product grants for a time, whatever is done in it")),
    PolicyDefault(
      "deployments.endsWithTask", "", value: "true",
      "Whether a grant is for one run and ends with it; so for an invocation under `agentTasks`",
      .assumption("each run, and each invocation, is approved by itself")),
  ]
}
