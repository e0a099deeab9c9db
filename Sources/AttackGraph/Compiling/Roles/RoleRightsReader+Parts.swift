/// What a role gives towards requests that need several things of one principal.
extension RoleRightsReader {
  mutating func addParts(
    of row: Int, to rights: inout RoleRights, _ symbols: inout SymbolTable
  ) {
    let first = rights.parts.count
    for right in table.ranges[row].indices {
      for isInAnyNamespace in [false, true] {
        let entries = table.ranges[row][right].filter {
          table.entries[$0].resource.isInAnyNamespace == isInAnyNamespace && !scopes[$0].isEmpty
        }
        let targets = targets(entries, row: row, right: right, &symbols)
        guard !targets.isEmpty else { continue }
        rights.mask |= UInt64(1) << UInt64(table.firstBits[row] + right)
        rights.parts.append(
          RoleRights.Part(
            row: row, right: right, targets: targets, isInAnyNamespace: isInAnyNamespace))
      }
    }
    guard rights.parts.count > first else { return }
    if table.rows[row].impersonates { rights.impersonates = true }
    guard table.rows[row].rights.count > 1 else { return }
    openTogether(row, Array(rights.parts[first...]), &rights, &symbols)
  }

  /// Opens what the role's own parts allow together.
  private mutating func openTogether(
    _ row: Int, _ parts: [RoleRights.Part], _ rights: inout RoleRights,
    _ symbols: inout SymbolTable
  ) {
    var together = [RequestTarget.all]
    for right in table.ranges[row].indices {
      let allowed = parts.filter { $0.right == right }.flatMap(\.targets)
      var next: [RequestTarget] = []
      var seen: Set<RequestTarget> = []
      for one in together {
        for other in allowed {
          guard let common = targets.common(one, other), seen.insert(common).inserted else {
            continue
          }
          next.append(common)
        }
      }
      together = next
    }
    for target in together { open(row, target, in: &rights, &symbols) }
  }

  /// What a right of a row is limited to, by the entries that allow it.
  private mutating func targets(
    _ entries: [Int], row: Int, right: Int, _ symbols: inout SymbolTable
  ) -> [RequestTarget] {
    guard !entries.isEmpty else { return [] }
    let needed = table.rows[row].rights[right]
    if needed.orCreates { return writes(entries, symbols).map { .init(name: 0, write: $0) } }
    if table.rows[row].target == .boundRole { return roles(entries, &symbols) }
    guard needed.namesTarget else { return [.all] }
    // Whoever may create workloads under any name needs no server-side apply.
    if table.rows[row].target == .newWorkload, right == 0, union(entries) == .all { return [] }
    return union(entries).hubNames.map { RequestTarget(name: $0) }
  }

  /// The ways in which objects may be written, without those that others make superfluous.
  private func writes(_ entries: [Int], _ symbols: SymbolTable) -> [ObjectWrite] {
    let creates = union(entries.lazy.filter { table.entries[$0].isCreate })
    let changes = union(entries.lazy.filter { !table.entries[$0].isCreate })
    if case .all = creates { return [.new] }
    var created: [UInt32] = []
    if case .named(let names) = creates { created = names }
    switch changes {
    case .none: return []
    case .all: return [.existing(nil)] + created.map { .newNamed($0) }
    case .named(let changed):
      return changed.map { .existing($0) }
        + created.filter(changed.contains).map { .newNamed($0) }
    }
  }

  /// The roles that may be bound.
  private mutating func roles(
    _ entries: [Int], _ symbols: inout SymbolTable
  ) -> [RequestTarget] {
    entries.flatMap { entry in
      let isCluster = table.entries[entry].resource.resource == "clusterroles"
      // Objects have no such names; a name of a hub may not be taken apart in two ways.
      return scopes[entry].hubNames.filter { name in
        name == Hub.allNames || !symbols[name - 1].utf8.contains { $0 == 0x2F || $0 == 0x25 }
      }.map { name in
        let role = name == Hub.allNames ? nil : name - 1
        return RequestTarget(
          name: targets.name(isCluster: isCluster, role: role, &symbols))
      }
    }
  }
}
