/// An object's namespace and name as symbols.
struct ObjectName: Sendable, Hashable {
  var namespace: UInt32
  var name: UInt32

  @inline(__always)
  var hash: UInt64 { CompactHash.mix(CompactHash.pair(namespace, name), 0) }
}

/// Objects of one kind by name, numbered as in the cluster. Where several share a name, the first
/// stands for all of them.
struct ObjectNames {
  let names: [ObjectName]
  private var index: FlatIndex
  /// Firsts of their name only, by namespace.
  let inNamespace: Grouping

  /// - Parameter namespaces: Every namespace symbol is below it.
  init(_ names: [ObjectName], namespaces: Int) {
    var index = FlatIndex(capacity: names.count)
    let keys = names.indices.map { position -> UInt32? in
      let name = names[position]
      let known = index.insert(UInt32(position), hash: name.hash) { entry in
        names[Int(entry)] == name
      } rehash: { entry in
        names[Int(entry)].hash
      }
      return known == nil ? name.namespace : nil
    }
    self.names = names
    self.index = index
    inNamespace = Grouping(keys, groups: namespaces)
  }

  /// Position of the first object of a name.
  func find(_ namespace: UInt32, _ name: UInt32) -> UInt32? {
    let sought = ObjectName(namespace: namespace, name: name)
    return index.find(hash: sought.hash) { names[Int($0)] == sought }
  }

  /// The objects of a namespace: all of them, or the one of a name (a symbol plus 1).
  func matching(_ namespace: UInt32, _ limit: UInt32) -> ArraySlice<UInt32> {
    guard limit != Hub.allNames else { return inNamespace[namespace] }
    return find(namespace, limit - 1).map { [$0] } ?? []
  }

  /// The namespaces that hold an object of each name, ascending.
  func namespacesByName() -> [UInt32: [UInt32]] {
    var found: [UInt32: [UInt32]] = [:]
    for name in names { found[name.name, default: []].append(name.namespace) }
    return found.mapValues { namespaces in
      namespaces.sorted().reduce(into: []) { distinct, next in
        if distinct.last != next { distinct.append(next) }
      }
    }
  }
}
