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

  /// As many of the entities as a share of them amounts to, rounded.
  ///
  /// For entities so few that drawing for each would miss the share. Monotone in the share, as
  /// ``holds(_:_:_:)`` is.
  func quota(_ share: Double, of names: [String], _ purpose: StreamPurpose, _ what: String)
    -> Set<String>
  {
    let ranked = names.map { (rank: uniform(purpose, EntityKey($0, what)), name: $0) }
      .sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }
    let count = Int((share * Double(names.count)).rounded())
    return Set(ranked.prefix(count).map(\.name))
  }

  /// One of the items, all equally likely.
  ///
  /// - Precondition: there is at least one item.
  func pick<Item>(
    _ items: [Item], _ purpose: StreamPurpose, _ entity: EntityKey, _ index: UInt64 = 0
  ) -> Item {
    items[streams.integer(below: items.count, purpose, entity, index)]
  }

  /// A whole number below a bound, all equally likely.
  func integer(
    below bound: Int, _ purpose: StreamPurpose, _ entity: EntityKey, _ index: UInt64 = 0
  ) -> Int {
    streams.integer(below: bound, purpose, entity, index)
  }

  /// One of the items, with probabilities in proportion to their weights; the last item where all
  /// weights are 0.
  ///
  /// - Precondition: there is at least one item, and no weight is negative.
  func pick<Item>(
    weighted items: [(item: Item, weight: Double)], _ purpose: StreamPurpose, _ entity: EntityKey,
    _ index: UInt64 = 0
  ) -> Item {
    let total = items.reduce(0) { $0 + $1.weight }
    var rest = uniform(purpose, entity, index) * total
    for (item, weight) in items.dropLast() {
      if rest < weight { return item }
      rest -= weight
    }
    return items[items.count - 1].item
  }

  /// A whole number near a lognormal one, at least `min` and at most `max`.
  ///
  /// - Parameters:
  ///   - median: above 0.
  ///   - sigma: the standard deviation of the logarithm.
  func lognormal(
    median: Double, sigma: Double, in range: ClosedRange<Int>, _ purpose: StreamPurpose,
    _ entity: EntityKey
  ) -> Int {
    let normal = Portable.normalQuantile(uniform(purpose, entity))
    let value = (median * Portable.exp(sigma * normal)).rounded()
    return min(max(Int(min(value, Double(range.upperBound))), range.lowerBound), range.upperBound)
  }

  /// A random name suffix of the kind that Kubernetes appends to generated names.
  ///
  /// - Parameter length: at most 10.
  /// - Source: the alphabet of apimachinery's `util/rand`, which leaves out vowels and the digits
  ///   that look like letters, so that no suffix spells a word.
  func suffix(
    length: Int, _ purpose: StreamPurpose, _ entity: EntityKey, attempt: UInt64 = 0
  ) -> String {
    var bits = streams.bits(purpose, entity, attempt)
    let alphabet = Self.alphabet
    return String(unsafeUninitializedCapacity: length) { bytes in
      for place in 0..<length {
        let (rest, letter) = bits.quotientAndRemainder(dividingBy: UInt64(alphabet.count))
        bytes[place] = alphabet[Int(letter)]
        bits = rest
      }
      return length
    }
  }

  private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
}

extension StreamPurpose {
  static let estateComponents = StreamPurpose("estate/components")
  static let estateDelivery = StreamPurpose("estate/delivery")
  static let estatePlacement = StreamPurpose("estate/placement")
  static let estateNames = StreamPurpose("estate/names")
  static let estatePlatform = StreamPurpose("estate/platform")
  static let estateReplicas = StreamPurpose("estate/replicas")
  static let estateAccess = StreamPurpose("estate/access")
  static let estateCloud = StreamPurpose("estate/cloud")
  static let estateCloudKeys = StreamPurpose("estate/cloud-keys")
  static let estateBackups = StreamPurpose("estate/backups")
  static let estateFederation = StreamPurpose("estate/federation")
  static let estateNetwork = StreamPurpose("estate/network")
  static let estateAge = StreamPurpose("estate/age")
  static let estateUsage = StreamPurpose("estate/usage")
}
