extension EstateParameter {
  /// What piles up in a cluster that has been there for years.
  package static let age = [
    legacyToken, legacyTokenOverYear, orphanedBinding, unusedAccount, formerMember,
  ]
  static let usage = [usageWindowDays, idleShare]

  package static let legacyToken = EstateParameter(
    "age", "legacyToken", .share, 0.1,
    "Share of service accounts with a token Secret that never expires",
    .assumption("every account had one before Kubernetes 1.24"))
  package static let legacyTokenOverYear = EstateParameter(
    "age", "legacyTokenOverYear", .share, 0.54, "Share of never-expiring tokens older than a year",
    .source(
      "62 % of Google Cloud keys, 60 % of AWS users' keys and 46 % of Entra applications' are older, "
        + "Datadog, \"State of Cloud Security\", 2024"))
  package static let orphanedBinding = EstateParameter(
    "age", "orphanedBinding", .share, 0.1,
    "Share of applications with a binding left for an account that is gone", .assumption(""))
  package static let unusedAccount = EstateParameter(
    "age", "unusedAccount", .share, 0.5,
    "Share of applications with an account, bound to `edit`, whose program is gone", .assumption("")
  )
  package static let formerMember = EstateParameter(
    "age", "formerMember", .share, 0.1,
    "Share of teams with a binding left for somebody who has gone", .assumption(""))
  package static let usageWindowDays = EstateParameter(
    "usage", "windowDays", .count(1...400), 28, "Days for which the use of permissions is known",
    .assumption(""))
  package static let idleShare = EstateParameter(
    "usage", "idleShare", .share, 0.1,
    "Share of programs with rights that did not use them in that time", .assumption(""))
}
