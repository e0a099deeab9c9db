/// What a draw is for, such as "arrival" or "detection": one random stream per purpose.
///
/// A new purpose never moves the draws of another. Purposes are hashed apart from entity names, so
/// a purpose and an entity may share a word.
package struct StreamPurpose: Sendable, Hashable {
  let value: UInt64

  /// Creates the purpose with a name; the same name is the same purpose everywhere.
  package init(_ name: String) {
    value = KeyChain.absorb(name, into: 0, kind: .purpose)
  }
}
