internal import Estate

/// Whom a binding grants to; a service account is a user.
enum GrantHolder: Hashable {
  case user(ExactString)
  case group(ExactString)

  /// `nil` for a subject that matches nobody.
  init?(_ subject: Subject, of binding: RoleBinding) {
    switch ExactString(subject.kind) {
    case ExactString("User"): self = .user(ExactString(subject.name))
    case ExactString("Group"): self = .group(ExactString(subject.name))
    default:
      guard let username = subject.serviceAccountUsername(in: binding) else { return nil }
      self = .user(ExactString(username))
    }
  }

  /// Everything a principal is bound as.
  static func all(of principal: Principal) -> [GrantHolder] {
    [.user(ExactString(principal.username))]
      + principal.groups.map { .group(ExactString($0)) }
  }
}
