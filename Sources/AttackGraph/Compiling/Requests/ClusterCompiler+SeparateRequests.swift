import Estate

/// Rows that need more than their own request, whoever holds the rest.
extension ClusterCompiler {
  /// Joins what several requests give together. What a join gives may open more hubs, so it goes on
  /// until nothing is new.
  ///
  /// - Complexity: O(rounds × (hubs of such rows + namespaces)); each round after the first has found
  ///   something that the one before it could not.
  mutating func joinSeparateRequests() {
    let separate = rows.indices.filter { !rows[$0].also.isEmpty }
    var size = -1
    while size != builder.records.count + builder.edges.count {
      size = builder.records.count + builder.edges.count
      for row in separate {
        for instance in instances(of: row) { join(instance) }
      }
      drawPendingEscapes()
      settleGrants()
    }
  }

  /// The row's own capability and all else that it needs, at the scope and on the object of a hub.
  private mutating func join(_ instance: Hub) {
    let row = rows[instance.row]
    let technique = row.step.technique
    guard let own = capability(instance.row, scope: instance.scope, name: instance.name),
      row.also.allSatisfy({ !holders(ofAny: $0, instance, asking: row.target).isEmpty })
    else { return }
    var premises: [UInt32] = []
    for (ordinal, alternatives) in row.also.enumerated() {
      guard
        let premise = premiseVertex(
          alternatives, technique: technique, namespace: instance.scope,
          ordinal: UInt32(ordinal), name: instance.name, asking: row.target)
      else { return }
      premises.append(premise)
    }
    let (join, isNew) = builder.intern(
      VertexRecord(
        Self.form(of: 1 + premises.count), UInt32(technique), instance.scope, instance.name))
    let because = Provenance(.text, index.symbols.intern("\(row.id) needs all of it"))
    for input in [own] + premises {
      builder.connect(input, join, relations[.followsFrom], because)
    }
    if isNew { lead(from: join, instance) }
  }

  /// The form of a join that needs a number of things.
  static func form(of need: Int) -> VertexForm {
    switch need {
    case 2: .allOfTwo
    case 3: .allOfThree
    default: .allOfFour
    }
  }

  /// Where a row's needs are looked for: a scope and, for rows about one object, its name.
  private mutating func instances(of row: Int) -> [Hub] {
    let own = opened(rows[row].id).filter { $0.row == row }
    guard !own.isEmpty else { return [] }
    guard rows[row].scope == .cluster else {
      return own.filter { $0.scope != SymbolTable.empty } + narrowed(own, row)
    }
    switch rows[row].target {
    case .movablePods: return movable(row)
    case .newNamespace: return own
    default:
      let needsNamespace = rows[row].also.joined().contains(where: isNamespaced)
      return needsNamespace
        ? index.namespaces.map { Hub(row: row, scope: $0, name: Hub.allNames) } : own
    }
  }

  /// A right on all service accounts, with what else it needs on some of them only.
  private func narrowed(_ own: [Hub], _ row: Int) -> [Hub] {
    guard
      rows[row].target == .trustedCloudIdentity || rows[row].target == .missingServiceAccount
    else { return [] }
    let scopes = own.filter { $0.scope != SymbolTable.empty && $0.name == Hub.allNames }
    return scopes.flatMap { hub in
      premiseHubs(of: row).filter { premise in
        premise.name != Hub.allNames
          && (premise.scope == hub.scope || premise.scope == SymbolTable.empty)
      }.map { Hub(row: row, scope: hub.scope, name: $0.name) }
    }
  }

  /// Where pods can be made to move: one instance per scope and name of a right to do so.
  private func movable(_ row: Int) -> [Hub] {
    var seen: Set<ObjectName> = []
    return premiseHubs(of: row).compactMap { premise in
      let place = ObjectName(namespace: premise.scope, name: premise.name)
      guard seen.insert(place).inserted else { return nil }
      return Hub(row: row, scope: premise.scope, name: premise.name)
    }
  }

  /// The hubs of the rows that a row asks for, in order of creation.
  private func premiseHubs(of row: Int) -> [Hub] {
    rows[row].also.joined().flatMap { premise -> [Hub] in
      guard case .technique(let id) = premise else { return [] }
      return opened(id)
    }
  }
}
