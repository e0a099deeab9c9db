/// The rights held in one namespace, or in the whole cluster, and which of them were used.
struct ScopeRights {
  private enum Holding: UInt8 {
    case none
    case unused
    case used
  }

  /// By right, whether it is held for every name.
  private var unlimited: [Holding]
  /// Of rights held for some names alone: each name, with whether it was used.
  private var listed: [ResourceUniverse.Right: [ExactString: Bool]] = [:]

  /// Nothing yet.
  ///
  /// - Parameter rightCount: how many rights the universe has.
  init(rightCount: Int) {
    unlimited = Array(repeating: .none, count: rightCount)
  }

  /// - Parameter names: empty for all names.
  mutating func hold(_ right: ResourceUniverse.Right, names: [String]) {
    guard unlimited[Int(right)] == .none else { return }
    if names.isEmpty {
      unlimited[Int(right)] = .unused
      listed[right] = nil
    } else {
      for name in names { listed[right, default: [:]][ExactString(name)] = false }
    }
  }

  /// Forgets what is held in a wider scope as well.
  ///
  /// - Complexity: O(rights of the universe).
  mutating func drop(_ wide: ScopeRights) {
    for right in unlimited.indices where wide.unlimited[right] != .none {
      unlimited[right] = .none
      if !listed.isEmpty { listed[ResourceUniverse.Right(right)] = nil }
    }
    for (right, names) in wide.listed {
      guard let own = listed[right] else { continue }
      let rest = own.filter { names[$0.key] == nil }
      listed[right] = rest.isEmpty ? nil : rest
    }
  }

  /// Marks a right as used for a name.
  ///
  /// - Parameter name: `nil` for a name that is not known, which counts as every name.
  mutating func use(_ right: ResourceUniverse.Right, name: String?) {
    if unlimited[Int(right)] != .none {
      unlimited[Int(right)] = .used
    } else if let names = listed[right] {
      if let name {
        if names[ExactString(name)] != nil { listed[right]?[ExactString(name)] = true }
      } else {
        listed[right] = names.mapValues { _ in true }
      }
    }
  }

  /// How many rights there are, each name of a list counting as one.
  var granted: Int {
    unlimited.count { $0 != .none } + listed.values.reduce(0) { $0 + $1.count }
  }

  /// How many of them were used.
  var used: Int {
    unlimited.count { $0 == .used }
      + listed.values.reduce(0) { sum, names in sum + names.values.count { $0 } }
  }
}
