/// Bits that tell at a glance what a rule cannot allow: a few for its verbs, a few for its groups
/// and some for its resources, one bit per string, shared by strings whose numbers collide.
///
/// A rule may allow a request only if it has all bits of the request; whether it does, its lists
/// decide.
struct RuleFilter: Sendable {
  private let bits: UInt64

  /// Sixteen bits for verbs, sixteen for groups, thirty-two for resources: cluster roles name few
  /// verbs and groups and many resources.
  private static let verbs: UInt64 = 0xFFFF
  private static let groups: UInt64 = 0xFFFF << 16
  private static let resources: UInt64 = 0xFFFF_FFFF << 32

  /// The bits of a rule.
  init(_ rule: CompiledRule, members: [UInt32]) {
    var bits: UInt64 = rule.verbs.isEverything ? Self.verbs : 0
    if rule.groups.isEverything { bits |= Self.groups }
    if rule.resources.isEverything { bits |= Self.resources }
    for number in rule.verbs.numbers(in: members) { bits |= Self.verb(number) }
    for number in rule.groups.numbers(in: members) { bits |= Self.group(number) }
    for number in rule.resources.numbers(in: members) { bits |= Self.resource(number) }
    self.bits = bits
  }

  /// The bits of a request for one spelling of its resource.
  @inline(__always)
  init(verb: UInt32, apiGroup: UInt32, resource: UInt32) {
    bits = Self.verb(verb) | Self.group(apiGroup) | Self.resource(resource)
  }

  /// The bits of a request for a path.
  @inline(__always)
  init(verb: UInt32) { bits = Self.verb(verb) }

  @inline(__always)
  func hasAll(of request: RuleFilter) -> Bool { bits & request.bits == request.bits }

  @inline(__always)
  private static func verb(_ number: UInt32) -> UInt64 { 1 &<< UInt64(number & 15) }

  @inline(__always)
  private static func group(_ number: UInt32) -> UInt64 { 1 &<< UInt64(16 + (number & 15)) }

  @inline(__always)
  private static func resource(_ number: UInt32) -> UInt64 { 1 &<< UInt64(32 + (number & 31)) }
}
