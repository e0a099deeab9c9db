import Estate

/// Bindings as numbers: to which role, in which namespace, for whom.
struct BindingIndex {
  /// One subject of one binding; numbered through all bindings.
  struct Entry {
    var binding: UInt32
    /// In the binding.
    var rank: UInt32
    var who: Who
    /// Symbol of the user or group name.
    var name: UInt32
    /// Whether the policy withdraws the grant.
    var isSuppressed: Bool
  }

  /// Who a binding's subject is.
  enum Who: UInt8 {
    case user
    case group
    /// An unknown kind, or a service account without a namespace in a ClusterRoleBinding.
    case nobody
  }

  private(set) var entries: [Entry] = []
  /// Position of the role, `nil` for one that does not exist; shape [bindings].
  private(set) var role: [Int?] = []
  /// Symbol of the namespace a binding grants in, 0 for the whole cluster; shape [bindings].
  private(set) var scope: [UInt32] = []
  /// The first binding of the same path; shape [bindings].
  private(set) var first: [UInt32] = []
  private var ofUser = Grouping([], groups: 0)
  private var ofGroup = Grouping([], groups: 0)

  /// The user names of the cluster's service accounts, so that they need not be put together.
  struct Usernames {
    var accounts: ObjectNames
    /// Symbols; shape [accounts].
    var usernames: [UInt32]

    func find(_ namespace: String, _ name: String, _ symbols: SymbolTable) -> UInt32? {
      guard let namespace = symbols.find(namespace), let name = symbols.find(name),
        let account = accounts.find(namespace, name)
      else { return nil }
      return usernames[Int(account)]
    }
  }

  init(
    _ bindings: [RoleBinding], _ roles: RoleNames, _ suppressed: [String: [Subject]],
    _ usernames: Usernames, _ symbols: inout SymbolTable
  ) {
    var paths = FlatIndex(capacity: bindings.count)
    var names: [ObjectName] = []
    for position in bindings.indices {
      let isCluster = bindings[position].scope == .cluster
      let namespace =
        isCluster ? SymbolTable.empty : symbols.intern(bindings[position].metadata.namespace)
      scope.append(namespace)
      role.append(roles.find(bindings[position].roleRef, in: namespace, symbols))
      // A RoleBinding without a namespace has a path of its own, unlike a ClusterRoleBinding.
      let isOdd = !isCluster && namespace == SymbolTable.empty
      let name = ObjectName(
        namespace: isOdd ? .max : namespace, name: symbols.intern(bindings[position].metadata.name))
      names.append(name)
      let known = paths.insert(UInt32(position), hash: name.hash) { entry in
        names[Int(entry)] == name
      } rehash: { entry in
        names[Int(entry)].hash
      }
      first.append(known ?? UInt32(position))
      let withdrawn = suppressed.isEmpty ? [] : suppressed[bindings[position].path] ?? []
      for rank in bindings[position].subjects.indices {
        let (who, name) = Self.identify(bindings, position, rank, usernames, &symbols)
        entries.append(
          Entry(
            binding: UInt32(position), rank: UInt32(rank), who: who, name: name,
            isSuppressed: !withdrawn.isEmpty
              && withdrawn.contains(bindings[position].subjects[rank])))
      }
    }
    ofUser = Grouping(entries.map { $0.who == .user ? $0.name : nil }, groups: symbols.count)
    ofGroup = Grouping(entries.map { $0.who == .group ? $0.name : nil }, groups: symbols.count)
  }

  private static func identify(
    _ bindings: [RoleBinding], _ position: Int, _ rank: Int, _ usernames: Usernames,
    _ symbols: inout SymbolTable
  ) -> (Who, UInt32) {
    let subject = bindings[position].subjects[rank]
    switch subject.kind {
    case "User": return (.user, symbols.intern(subject.name))
    case "Group": return (.group, symbols.intern(subject.name))
    default:
      if !subject.namespace.isEmpty, subject.kind == "ServiceAccount",
        let known = usernames.find(subject.namespace, subject.name, symbols)
      {
        return (.user, known)
      }
      guard let username = subject.serviceAccountUsername(in: bindings[position]) else {
        return (.nobody, SymbolTable.empty)
      }
      return (.user, symbols.intern(username))
    }
  }

  /// Positions in `entries` of those who name a user or a group, suppressed ones included.
  subscript(source: GrantSource) -> ArraySlice<UInt32> {
    switch source {
    case .user(let name): ofUser[name]
    case .group(let name): ofGroup[name]
    case .elevation: []
    }
  }

  /// Whether any binding names a group.
  func names(group: UInt32) -> Bool { !ofGroup.isEmpty(group) }
}
