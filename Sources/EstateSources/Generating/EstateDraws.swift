import Sampling

/// The random choices of the generator, each a function of what it decides and for whom.
///
/// No choice depends on which others were made before it, so a change in one part of an estate
/// leaves the rest as it was.
struct EstateDraws: Sendable {
  private let streams: RandomStreams

  init(seed: UInt64) {
    streams = RandomStreams(seed: seed, unit: 0)
  }

  /// A uniform number strictly between 0 and 1.
  func uniform(_ purpose: StreamPurpose, _ entity: EntityKey, _ index: UInt64 = 0) -> Double {
    streams.uniform(purpose, entity, index)
  }

  /// Whether something that holds for a share of all entities holds for this one.
  ///
  /// The answer is monotone in the share: what holds at one share holds at every larger one.
  func holds(_ share: Double, _ purpose: StreamPurpose, _ entity: EntityKey) -> Bool {
    uniform(purpose, entity) < share
  }

  /// One of the items, all equally likely.
  ///
  /// - Precondition: there is at least one item.
  func pick<Item>(
    _ items: [Item], _ purpose: StreamPurpose, _ entity: EntityKey, _ index: UInt64 = 0
  ) -> Item {
    items[streams.integer(below: items.count, purpose, entity, index)]
  }

  /// One of the items, with the probabilities given; the last item takes what is left to 1.
  ///
  /// - Precondition: there is at least one item.
  func pick<Item>(
    weighted items: [(item: Item, share: Double)], _ purpose: StreamPurpose, _ entity: EntityKey,
    _ index: UInt64 = 0
  ) -> Item {
    var rest = uniform(purpose, entity, index)
    for (item, share) in items.dropLast() {
      if rest < share { return item }
      rest -= share
    }
    return items[items.count - 1].item
  }

  /// A random name suffix of the kind that Kubernetes appends to generated names.
  ///
  /// - Source: the alphabet of apimachinery's `util/rand`, which leaves out vowels and the digits
  ///   that look like letters, so that no suffix spells a word.
  func suffix(
    length: Int, _ purpose: StreamPurpose, _ entity: EntityKey, attempt: UInt64 = 0
  ) -> String {
    String(
      (0..<UInt64(length)).map { pick(Self.alphabet, purpose, entity, attempt * 16 + $0) })
  }

  private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")
}

extension StreamPurpose {
  static let estateComponents = StreamPurpose("estate/components")
  static let estateDelivery = StreamPurpose("estate/delivery")
  static let estatePlacement = StreamPurpose("estate/placement")
  static let estateNames = StreamPurpose("estate/names")
  static let estatePlatform = StreamPurpose("estate/platform")
  static let estateReplicas = StreamPurpose("estate/replicas")
  static let estateAccess = StreamPurpose("estate/access")
}
