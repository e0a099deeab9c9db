extension ActivityParameter {
  static let turnover = [
    ActivityParameter(
      "turnover", "leaversPerYear", .share(\.turnover.leaversPerYear),
      "Share of people who leave within a year; their position is filled again", .assumption("")),
    ActivityParameter(
      "turnover", "vacancy", .distribution(\.turnover.vacancy),
      "Time until a position is filled again", .assumption("")),
    ActivityParameter(
      "turnover", "offboardingLag", .distribution(\.turnover.offboardingLag),
      "How long somebody's credentials go on working after they left",
      .assumption("improper offboarding is first of the OWASP NHI Top 10 2025, without a figure")),
    ActivityParameter(
      "turnover", "moversPerYear", .share(\.turnover.moversPerYear),
      "Share of people who move to another team within a year", .assumption("")),
    ActivityParameter(
      "turnover", "membershipRemovalLag", .distribution(\.turnover.membershipRemovalLag),
      "How long somebody keeps the memberships of the team they left",
      .assumption("about until the next quarterly review")),
  ]

  static let friction = [
    ActivityParameter(
      "friction", "patience", .distribution(\.friction.patience),
      "How long somebody waits for access to an ordinary task",
      .assumption("no figure was found; sweep it")),
    ActivityParameter(
      "friction", "urgentPatience", .distribution(\.friction.urgentPatience),
      "How long somebody waits for access to an urgent task",
      .assumption("no figure was found; sweep it")),
    ActivityParameter(
      "friction", "bypassShare", .share(\.friction.bypassShare),
      "Of those whose patience ends, share who help themselves to a long-lived credential; the "
        + "others give the task up",
      .assumption("no figure was found; sweep 0 to 1")),
    ActivityParameter(
      "friction", "shadowLifetime", .distribution(\.friction.shadowLifetime),
      "How long such a credential works",
      .assumption(
        "between the 94 days in which secrets leaked in repositories are mended, median, Verizon "
          + "DBIR 2025, and the years for which unmanaged ones stay valid, GitGuardian 2025")),
    place("laptopWeight", \.friction.laptopWeight, "on a laptop", ""),
    place("chatWeight", \.friction.chatWeight, "in a chat", Self.outsideCode),
    place("wikiWeight", \.friction.wikiWeight, "in a wiki", Self.outsideCode),
    place("repositoryWeight", \.friction.repositoryWeight, "in a repository", ""),
  ]

  private static let outsideCode =
    "28 % of leaks are outside code, in chats, tickets and documents, GitGuardian 2026, second hand"

  private static func place(
    _ name: String, _ path: any WritableKeyPath<ActivitySpec, Double> & Sendable, _ what: String,
    _ reason: String
  ) -> ActivityParameter {
    ActivityParameter(
      "friction", name, .amount(path, 0...1000, unit: ""),
      "How often such a credential is kept \(what), relative to the other places",
      .assumption(reason))
  }

  static let rotation = [
    ActivityParameter(
      "rotation", "repair", .distribution(\.rotation.repair),
      "Time until a rotation that failed is repaired", .assumption("half a working day"))
  ]
}
