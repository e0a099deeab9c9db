import Estate

/// What a role's rules give for every request row, worked out once per role.
struct RoleRights {
  /// Shape [request rows][rights of the row][resources of the right].
  let scopes: [[[NameScope]]]
  let allowsEverything: Bool

  /// - Complexity: O(rules × resources of all rows).
  init(rules: [PolicyRule], rows: [RequestRow]) {
    allowsEverything = rules.contains(where: \.allowsEverything)
    scopes = rows.map { row in
      row.rights.map { right in
        right.resources.map { resource in
          rules.reduce(NameScope.none) { $0.union($1.allows(right, on: resource)) }
        }
      }
    }
  }

  /// What the role alone gives for a row with a single right, over all its resources.
  func single(_ row: Int) -> NameScope {
    guard scopes[row].count == 1 else { return .none }
    return scopes[row][0].reduce(.none) { $0.union($1) }
  }
}
