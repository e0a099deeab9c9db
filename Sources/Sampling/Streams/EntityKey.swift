/// The stable 64-bit key of whatever a draw is about: a task, a credential slot, an approver.
///
/// A key depends only on the names it was built from, never on order of execution, position in an
/// array or the process, so the same entity draws the same numbers under every policy. Components
/// are separated unambiguously: ("a", "bc"), ("ab", "c") and ("abc") are three keys. Texts are
/// compared as UTF-8 bytes, so two spellings of one accented letter are different names.
///
/// Among n keys two are equal by accident with probability about n² / 2⁶⁵: 3·10⁻⁸ for a million,
/// 3·10⁻⁶ for ten million. Such a pair would share its draws; nothing else would go wrong.
package struct EntityKey: Sendable, Hashable {
  /// The key; pinned by tests, so a change of construction would change every result.
  package let value: UInt64

  private init(value: UInt64) {
    self.value = value
  }

  /// Creates the key of the entity named by components, in the order given.
  ///
  /// No component names the world as a whole.
  package init(_ components: String...) {
    var value: UInt64 = 0
    for component in components {
      value = KeyChain.absorb(component, into: value, kind: .text)
    }
    self.value = value
  }

  /// Returns the key of a part of this entity: `EntityKey("a").appending("b")` is
  /// `EntityKey("a", "b")`.
  package func appending(_ component: String) -> EntityKey {
    EntityKey(value: KeyChain.absorb(component, into: value, kind: .text))
  }

  /// Returns the key of a numbered part of this entity.
  ///
  /// The number 1 and the text "1" are different components.
  package func appending(_ number: UInt64) -> EntityKey {
    EntityKey(value: KeyChain.absorb(number, into: value, tag: 0, kind: .number))
  }
}
