extension EstateStatistics {
  static func rights(_ census: RightsCensus) -> [Statistic] {
    bindingsPerSubject(census.bindingsPerSubject) + [
      .number(
        "rules-per-custom-role-median", .rights, "Rules per role of the estate's own, median",
        census.rulesPerCustomRole.median, of: "rules per role", .unpublished),
      .share(
        "wildcard-custom-roles-share", .rights,
        "Roles of the estate's own with a rule for all verbs or all resources",
        census.wildcardRoles, .judgement(0.03, 0.1)),
      .share(
        "user-roles-namespaced-share", .rights,
        "Bindings of admin, edit and view that are for a namespace", census.userRoleBindings,
        .judgement(0.5, 1, "the majority")),
      .share(
        "orphaned-bindings-share", .rights,
        "Bindings that grant nothing: no such role, or nobody there", census.orphanedBindings,
        .unpublished),
    ]
  }

  private static func bindingsPerSubject(_ sample: Sample) -> [Statistic] {
    let unit = "bindings per subject"
    let tail = Expectation.assumption(note: "a long tail; no published figure")
    return [
      .number(
        "bindings-per-subject-median", .rights, "Bindings per subject that has any, median",
        sample.median, of: unit, .judgement(1, 1)),
      .number(
        "bindings-per-subject-p99", .rights, "Bindings per subject that has any, p99",
        sample.quantile(0.99), of: unit, tail),
      .number(
        "bindings-per-subject-max", .rights, "Bindings per subject that has any, most",
        sample.largest.map(Double.init), of: unit, tail),
    ]
  }
}
