import Estate

/// Works out what roles give; a rule that many roles share is matched once.
struct RoleRightsReader {
  let table: RightTable
  /// The roles that names of hubs stand for.
  var targets = BoundTargets()
  /// By rules without their names.
  private var allowed: [PolicyRule: [Int]] = [:]
  /// Work space; shape [entries of the table], all `.none` between calls.
  private(set) var scopes: [NameScope]
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
      if table.rows[row].isSplit {
        addParts(of: row, to: &rights, &symbols)
      } else if table.ranges[row].count == 1 {
        for name in union(table.ranges[row][0]).hubNames {
          open(row, RequestTarget(name: name), in: &rights, &symbols)
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
    for entry in entries where names.isEmpty || table.entries[entry].carriesName {
      touched.append(entry)
      if names.isEmpty {
        scopes[entry] = .all
      } else {
        scopes[entry].formUnion(names)
      }
    }
  }

  func union(_ entries: some Sequence<Int>) -> NameScope {
    entries.reduce(into: NameScope.none) { union, entry in
      switch scopes[entry] {
      case .none: break
      case .named(let names): union.formUnion(names)
      case .all: union = .all
      }
    }
  }

  mutating func open(
    _ row: Int, _ target: RequestTarget, in rights: inout RoleRights, _ symbols: inout SymbolTable
  ) {
    rights.openings.append(
      RoleRights.Opening(
        table.rows[row], at: row, target, name: targets.hubName(target, &symbols)))
    if table.rows[row].impersonates { rights.impersonates = true }
  }
}

extension NameScope {
  /// As in `Hub`.
  var hubNames: [UInt32] {
    switch self {
    case .none: []
    case .all: [Hub.allNames]
    case .named(let names): names.map { $0 + 1 }
    }
  }
}
