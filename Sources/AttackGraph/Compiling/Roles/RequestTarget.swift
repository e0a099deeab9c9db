/// What one right of a request is limited to, or the request as a whole.
struct RequestTarget: Hashable {
  /// As in `Hub`: `Hub.allNames`, or 1 above the symbol of a name. Rows that bind roles name them
  /// `roles/NAME` and `clusterroles/NAME`, with `*` for all of a kind.
  var name: UInt32
  var write = ObjectWrite.new

  static let all = RequestTarget(name: Hub.allNames)
}

/// How an object may be written that is not the row's target itself: a binding, for its role.
enum ObjectWrite: Hashable {
  /// Under a name that the API server or the attacker chooses.
  case new
  /// Under one name, by server-side apply, where there is none yet.
  case newNamed(UInt32)
  /// By changing an object that exists: the one of a name, or any (`nil`).
  case existing(UInt32?)

  /// Whether whoever may write this way may write the other way or has no need to.
  func covers(_ other: ObjectWrite) -> Bool {
    switch self {
    case .new: true
    case .existing(nil): if case .existing = other { true } else { false }
    case .existing, .newNamed: self == other
    }
  }
}

/// The roles that hubs of rows which bind roles are limited to, by the symbol in their name.
struct BoundTargets {
  struct Target {
    /// A kind of role.
    var isCluster: Bool
    /// Symbol; `nil` for all roles.
    var role: UInt32?
    var write: ObjectWrite
    /// The name that stands for all roles of the kind, as in `Hub`.
    var all: UInt32
  }

  private var bySymbol: [UInt32: Target] = [:]

  /// The target of a hub's name; `nil` for other names.
  subscript(name: UInt32) -> Target? { name == Hub.allNames ? nil : bySymbol[name - 1] }

  /// The name of a role, or of all roles (`nil`) of a kind.
  ///
  /// Names of objects hold neither slash nor per cent sign, so that no two roles share one.
  mutating func name(isCluster: Bool, role: UInt32?, _ symbols: inout SymbolTable) -> UInt32 {
    let kind = isCluster ? "clusterroles" : "roles"
    let text = role.map { symbols[$0] == "*" ? "%2A" : symbols[$0] } ?? "*"
    let all = symbols.intern("\(kind)/*") + 1
    let symbol = symbols.intern("\(kind)/\(text)")
    if bySymbol[symbol] == nil {
      bySymbol[symbol] = Target(isCluster: isCluster, role: role, write: .new, all: all)
    }
    return symbol + 1
  }

  /// The name of a hub for a target.
  mutating func hubName(_ target: RequestTarget, _ symbols: inout SymbolTable) -> UInt32 {
    guard target.write != .new, var bound = self[target.name] else { return target.name }
    bound.write = target.write
    let way =
      switch target.write {
      case .new: ""
      case .newNamed(let name): "new/\(symbols[name])"
      case .existing(nil): "existing/*"
      case .existing(let name?): "existing/\(symbols[name])"
      }
    let symbol = symbols.intern("\(symbols[target.name - 1])/\(way)")
    if bySymbol[symbol] == nil { bySymbol[symbol] = bound }
    return symbol + 1
  }

  /// Whether one right suffices for a target.
  func covers(_ one: RequestTarget, _ target: RequestTarget) -> Bool {
    one.write.covers(target.write) && covers(one.name, target.name)
  }

  private func covers(_ one: UInt32, _ name: UInt32) -> Bool {
    one == Hub.allNames || one == name || self[name]?.all == one
  }

  /// What two rights of one request allow together; `nil` for nothing.
  func common(_ one: RequestTarget, _ other: RequestTarget) -> RequestTarget? {
    let name: UInt32
    if covers(one.name, other.name) {
      name = other.name
    } else if covers(other.name, one.name) {
      name = one.name
    } else {
      return nil
    }
    if one.write.covers(other.write) { return RequestTarget(name: name, write: other.write) }
    guard other.write.covers(one.write) else { return nil }
    return RequestTarget(name: name, write: one.write)
  }
}
