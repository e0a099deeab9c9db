import Estate

/// What a row needs beside its own request.
extension ClusterCompiler {
  /// Any of some alternatives at a namespace, as one vertex that is always there; `nil` while the
  /// graph has none of them. May be called again when the graph has grown.
  ///
  /// - Parameters:
  ///   - technique: The row that asks, and `ordinal`: which of its needs this is.
  ///   - namespace: Symbol; 0 for the whole cluster.
  ///   - name: As in a hub: the object that the row is about, where it is about one.
  mutating func premiseVertex(
    _ alternatives: [Condition.Premise], technique: Int, namespace: UInt32, ordinal: UInt32,
    name: UInt32 = Hub.allNames, asking: Condition.Target = .effect
  ) -> UInt32? {
    let place = Hub(row: 0, scope: namespace, name: name)
    let isOne = alternatives.count == 1 && isOneVertex(alternatives[0])
    let found = holders(ofAny: alternatives, place, asking: asking)
    guard let first = found.first else { return nil }
    if isOne { return first }
    let premise = builder.intern(
      VertexRecord(.premise, UInt32(technique), namespace, PremiseNumber.of(ordinal, name))
    ).index
    let because = Provenance(.text, index.symbols.intern("one way to what else is needed"))
    for holder in found {
      builder.connect(holder, premise, relations[.followsFrom], because)
    }
    return premise
  }

  /// The vertices that satisfy any of some alternatives at a scope, on an object.
  ///
  /// - Parameter asking: What the row that asks acts on: what it makes has a name that is free.
  mutating func holders(
    ofAny alternatives: [Condition.Premise], _ place: Hub, asking: Condition.Target
  ) -> [UInt32] {
    let found = alternatives.flatMap { holders(of: $0, place) }
    return switch asking {
    case .newTokenSecret: found + alternatives.flatMap { readersOfNewSecrets($0, place.scope) }
    case .newNamespace: found + alternatives.flatMap { makersInNewNamespaces($0) }
    default: found
    }
  }

  /// The vertices that satisfy a premise at a scope, on an object.
  private mutating func holders(of premise: Condition.Premise, _ place: Hub) -> [UInt32] {
    switch premise {
    case .ownWorkload:
      guard place.scope != SymbolTable.empty else { return [] }
      return builder.find(VertexRecord(.workload, place.scope)).map { [$0] } ?? []
    case .nodeFoothold: return nodeFoothold().map { [$0] } ?? []
    case .technique(let id):
      // The first kind of resource stands for a row that is told apart by kind.
      guard let row = variants(of: id).first else { return [] }
      let isNamespaced = rows[row].scope != .cluster
      let scopes =
        isNamespaced && place.scope != SymbolTable.empty
        ? [place.scope, SymbolTable.empty] : [SymbolTable.empty]
      let names =
        isNamespaced && place.name != Hub.allNames ? [place.name, Hub.allNames] : [Hub.allNames]
      return scopes.flatMap { scope in
        names.compactMap { held(row, scope: scope, name: $0) }
      }
    }
  }

  /// A row's capability, or all that it needs where that is more.
  private mutating func held(_ row: Int, scope: UInt32, name: UInt32) -> UInt32? {
    guard !rows[row].also.isEmpty else {
      return builder.find(record(of: Hub(row: row, scope: scope, name: name)))
    }
    let form = Self.form(of: 1 + rows[row].also.count)
    return builder.find(VertexRecord(form, UInt32(rows[row].step.technique), scope, name))
  }

  /// The hub of a row that counts for an object at a scope: of the object itself or of all.
  mutating func capability(_ row: Int, scope: UInt32, name: UInt32) -> UInt32? {
    let scope = rows[row].scope == .cluster ? SymbolTable.empty : scope
    let own = Hub(row: row, scope: scope, name: name)
    if let found = builder.find(record(of: own)) { return found }
    return builder.find(record(of: Hub(row: row, scope: scope, name: Hub.allNames)))
  }

  /// A right to read one Secret by name is enough where no such Secret exists: the attacker chooses
  /// the name of the new one.
  private mutating func readersOfNewSecrets(
    _ premise: Condition.Premise, _ namespace: UInt32
  ) -> [UInt32] {
    guard case .technique(let id) = premise else { return [] }
    return opened(id).compactMap { hub in
      guard hub.name != Hub.allNames, rows[hub.row].target == .secrets,
        hub.scope == namespace || hub.scope == SymbolTable.empty,
        index.secrets.find(namespace, hub.name - 1) == nil
      else { return nil }
      return builder.find(record(of: hub))
    }
  }

  /// A right to apply objects of one name in every namespace is enough in a new one, where no object
  /// has the name yet.
  private mutating func makersInNewNamespaces(_ premise: Condition.Premise) -> [UInt32] {
    guard case .technique(let id) = premise else { return [] }
    return opened(id).compactMap { hub in
      guard hub.scope == SymbolTable.empty, hub.name != Hub.allNames else { return nil }
      return builder.find(record(of: hub))
    }
  }

  /// Whether a premise has one vertex at most, whatever the graph grows to.
  private func isOneVertex(_ premise: Condition.Premise) -> Bool {
    switch premise {
    case .ownWorkload, .nodeFoothold: true
    case .technique: !isNamespaced(premise)
    }
  }

  func isNamespaced(_ premise: Condition.Premise) -> Bool {
    switch premise {
    case .ownWorkload: true
    case .nodeFoothold: false
    case .technique(let id):
      rows.first { $0.id == id }.map { $0.scope != .cluster } ?? false
    }
  }

  /// The hubs of a row that another asks for, in order of creation.
  func opened(_ id: String) -> [Hub] { requests.opened[id] ?? [] }

  /// Positions of a row's variants.
  private mutating func variants(of id: String) -> [Int] {
    if let known = requests.variants[id] { return known }
    let found = rows.indices.filter { rows[$0].id == id }
    requests.variants[id] = found
    return found
  }

  /// Whether hubs of a row are looked up again, for a join.
  mutating func isAskedFor(_ row: Int) -> Bool {
    if !rows[row].also.isEmpty { return true }
    if let known = requests.premises { return known.contains(rows[row].id) }
    let asked = Set(
      (rows.flatMap { $0.also.joined() } + escapes.flatMap { $0.also.joined() })
        .compactMap { premise in
          if case .technique(let id) = premise { id } else { nil }
        })
    requests.premises = asked
    return asked.contains(rows[row].id)
  }
}

/// How the number of a premise and the object it is about share one number.
enum PremiseNumber {
  /// A row has at most this many premises.
  private static let limit: UInt32 = 8

  static func of(_ ordinal: UInt32, _ name: UInt32) -> UInt32 { name * limit + ordinal }
  static func ordinal(_ number: UInt32) -> UInt32 { number % limit }
  /// As in a hub.
  static func name(_ number: UInt32) -> UInt32 { number / limit }
}
