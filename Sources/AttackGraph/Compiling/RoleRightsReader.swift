import Estate

/// Works out what roles give; a rule that many roles share is matched once.
struct RoleRightsReader {
  let table: RightTable
  /// By rules without their names.
  private var allowed: [PolicyRule: [Int]] = [:]
  /// Work space; shape [entries of the table], all `.none` between calls.
  private var scopes: [NameScope]
  private var touched: [Int] = []

  init(_ table: RightTable) {
    self.table = table
    scopes = Array(repeating: .none, count: table.entries.count)
  }

  /// - Complexity: O(rules + what they allow) once their like has been seen.
  mutating func read(_ rules: [PolicyRule], _ symbols: inout SymbolTable) -> RoleRights {
    for rule in rules { add(rule, &symbols) }
    let everything = rules.contains(where: \.allowsEverything)
    var rights = RoleRights(
      allowsEverything: everything, givesAnything: everything || !touched.isEmpty)
    guard !touched.isEmpty else { return rights }
    for row in table.rows.indices {
      let ranges = table.ranges[row]
      if table.rows[row].target == .boundRole {
        addBound(row, ranges, &rights, &symbols)
      } else if ranges.count == 1 {
        for name in targets(union(ranges[0])) {
          rights.openings.append(RoleRights.Opening(row: row, of: table.rows, name: name))
          if table.rows[row].target == .impersonatedServiceAccount { rights.impersonates = true }
        }
      }
    }
    for entry in touched { scopes[entry] = .none }
    touched.removeAll(keepingCapacity: true)
    return rights
  }

  private mutating func add(_ rule: PolicyRule, _ symbols: inout SymbolTable) {
    var unlimited = rule
    unlimited.resourceNames = []
    unlimited.nonResourceURLs = []
    let entries: [Int]
    if let known = allowed[unlimited] {
      entries = known
    } else {
      entries = table.allowed(by: unlimited)
      allowed[unlimited] = entries
    }
    guard !entries.isEmpty else { return }
    let names = rule.resourceNames.map { symbols.intern($0) }
    for entry in entries where names.isEmpty || table.entries[entry].right.carriesName {
      touched.append(entry)
      if names.isEmpty {
        scopes[entry] = .all
      } else {
        scopes[entry].formUnion(names)
      }
    }
  }

  private func union(_ range: Range<Int>) -> NameScope {
    range.reduce(into: NameScope.none) { union, entry in
      switch scopes[entry] {
      case .none: break
      case .named(let names): union.formUnion(names)
      case .all: union = .all
      }
    }
  }

  private func targets(_ scope: NameScope) -> [UInt32] {
    switch scope {
    case .none: []
    case .all: [Hub.allNames]
    case .named(let names): names.map { $0 + 1 }
    }
  }

  private func addBound(
    _ row: Int, _ ranges: [Range<Int>], _ rights: inout RoleRights, _ symbols: inout SymbolTable
  ) {
    var bound = RoleRights.Bound()
    bound.writes = ranges[0].contains { !scopes[$0].isEmpty }
    for entry in ranges[1] {
      let resource = table.entries[entry].resource.resource
      for name in targets(scopes[entry]) {
        let text = name == Hub.allNames ? "*" : symbols[name - 1]
        bound.bindable.append(symbols.intern("\(resource)/\(text)"))
      }
    }
    guard bound.writes || !bound.bindable.isEmpty else { return }
    if rights.bound.isEmpty {
      rights.bound = table.boundRows.map { _ in RoleRights.Bound() }
    }
    guard let ordinal = table.boundRows.firstIndex(of: row) else { return }
    rights.bound[ordinal] = bound
    guard bound.writes else { return }
    rights.openings += bound.bindable.map {
      RoleRights.Opening(row: row, of: table.rows, name: $0 + 1)
    }
  }
}
