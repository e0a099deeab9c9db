import Estate

/// One cluster's objects as numbers, with look-ups; everything keeps object order.
struct ClusterIndex {
  /// The namespaces that exist or hold an object come first, from 1 on, in order of appearance.
  var symbols: SymbolTable
  /// Symbols of namespaces.
  let namespaces: Range<UInt32>
  let accounts: ObjectNames
  let secrets: ObjectNames
  let pods: ObjectNames
  /// Symbols of the service accounts' user names; shape [accounts].
  let usernames: [UInt32]
  /// The account of a user name, 1 above its position, 0 for none; by symbol.
  private var accountOfUsername: [UInt32] = []
  /// Whether pods of a service account mount its token, by the first account of the name; the
  /// last account of the name decides.
  let automount: [Bool]
  let roles: RoleNames
  let bindings: BindingIndex

  init(_ cluster: Cluster, suppressed: [String: [Subject]]) {
    let objects =
      cluster.serviceAccounts.count + cluster.secrets.count + cluster.pods.count
      + cluster.bindings.count
    var symbols = SymbolTable(capacity: 2 * objects)
    cluster.forEachNamespace { _ = symbols.intern($0) }
    let count = symbols.count
    namespaces = 1..<UInt32(count)
    accounts = ObjectNames(
      cluster.serviceAccounts.indices.map {
        symbols.name(
          cluster.serviceAccounts[$0].metadata.namespace,
          cluster.serviceAccounts[$0].metadata.name)
      }, namespaces: count)
    secrets = ObjectNames(
      cluster.secrets.indices.map {
        symbols.name(cluster.secrets[$0].metadata.namespace, cluster.secrets[$0].metadata.name)
      }, namespaces: count)
    pods = ObjectNames(
      cluster.pods.indices.map {
        symbols.name(cluster.pods[$0].metadata.namespace, cluster.pods[$0].metadata.name)
      }, namespaces: count)
    usernames = accounts.names.map { symbols.username($0.namespace, $0.name) }
    automount = Self.automount(cluster.serviceAccounts, accounts)
    roles = RoleNames(cluster.roles, &symbols)
    var accountOfUsername = Array(repeating: UInt32(0), count: symbols.count)
    for (position, username) in usernames.enumerated() {
      accountOfUsername[Int(username)] = UInt32(position) + 1
    }
    self.accountOfUsername = accountOfUsername
    bindings = BindingIndex(
      cluster.bindings, roles, suppressed,
      BindingIndex.Usernames(accounts: accounts, usernames: usernames), &symbols)
    self.symbols = symbols
  }

  private static func automount(_ accounts: [ServiceAccount], _ names: ObjectNames) -> [Bool] {
    var automount = Array(repeating: true, count: accounts.count)
    for position in accounts.indices {
      let name = names.names[position]
      guard let first = names.find(name.namespace, name.name) else { continue }
      automount[Int(first)] = accounts[position].automountServiceAccountToken ?? true
    }
    return automount
  }

  /// Some service account with a user name; `nil` when the cluster has none.
  func account(named username: UInt32) -> UInt32? {
    guard Int(username) < accountOfUsername.count else { return nil }
    let account = accountOfUsername[Int(username)]
    return account == 0 ? nil : account - 1
  }

  /// Whether a service account's namespace and name are so plain that its user name is surely
  /// well-formed.
  func isPlain(_ account: UInt32) -> Bool {
    let name = accounts.names[Int(account)]
    return symbols[name.namespace].isPlainLabel && symbols[name.name].isPlainLabel
  }
}

extension SymbolTable {
  /// Takes the two strings, not the metadata, since copying that would cost more than the look-up.
  mutating func name(_ namespace: String, _ name: String) -> ObjectName {
    ObjectName(namespace: intern(namespace), name: intern(name))
  }
}

extension Cluster {
  /// Calls with the namespaces that exist or hold an object, in order of appearance; runs of one
  /// namespace are called once, otherwise repeated ones come again.
  func forEachNamespace(_ body: (String) -> Void) {
    var last = ""
    func visit(_ name: String) {
      guard !name.isEmpty, !name.hasSameBytes(as: last) else { return }
      last = name
      body(name)
    }
    for position in namespaces.indices { visit(namespaces[position].metadata.name) }
    for position in serviceAccounts.indices { visit(serviceAccounts[position].metadata.namespace) }
    for position in pods.indices { visit(pods[position].metadata.namespace) }
    for position in secrets.indices { visit(secrets[position].metadata.namespace) }
    for position in workloads.indices { visit(workloads[position].metadata.namespace) }
    for position in bindings.indices where bindings[position].scope == .namespaced {
      visit(bindings[position].metadata.namespace)
    }
  }
}

extension String {
  /// Whether it is one lower-case DNS label: letters, digits and inner hyphens, at most 63.
  fileprivate var isPlainLabel: Bool {
    guard (1...63).contains(utf8.count), utf8.first != UInt8(ascii: "-"),
      utf8.last != UInt8(ascii: "-")
    else { return false }
    return utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
  }
}
