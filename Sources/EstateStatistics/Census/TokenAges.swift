internal import Estate

/// How old objects are, against the youngest object of the estate or the last day on which its use
/// was watched.
///
/// An estate does not say when it was looked at; that was then, or later. So an age is a lower bound.
struct TokenAges {
  /// Seconds since 1970-01-01T00:00:00Z; `nil` when no object says when it was made.
  private let latest: Int64?
  private static let year: Int64 = 365 * CalendarDay.seconds

  init(_ clusters: [Cluster]) {
    latest = (clusters.compactMap(Self.latest) + clusters.compactMap(\.usage?.window?.until)).max()
  }

  private static func latest(_ cluster: Cluster) -> Int64? {
    let objects: [[ObjectMetadata]] = [
      cluster.namespaces.map(\.metadata), cluster.serviceAccounts.map(\.metadata),
      cluster.secrets.map(\.metadata), cluster.configMaps.map(\.metadata),
      cluster.pods.map(\.metadata), cluster.workloads.map(\.metadata),
      cluster.nodes.map(\.metadata), cluster.roles.map(\.metadata),
      cluster.bindings.map(\.metadata),
    ]
    return objects.flatMap { $0.compactMap(instant) }.max()
  }

  /// `nil` when the object does not say when it was made.
  func isOverYear(_ object: ObjectMetadata) -> Bool? {
    guard let latest, let made = Self.instant(object) else { return nil }
    return latest - made > Self.year
  }

  /// When an object was made, in seconds since 1970-01-01T00:00:00Z.
  ///
  /// - Source: Kubernetes `apimachinery` `metav1.Time`: RFC 3339, UTC, whole seconds.
  private static func instant(_ object: ObjectMetadata) -> Int64? {
    guard let text = object.creationTimestamp?.utf8, text.count == 20 else { return nil }
    let parts = text.split(whereSeparator: { !(0x30...0x39).contains($0) })
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard parts.count == 6, text.last == UInt8(ascii: "Z"),
      let day = CalendarDay(year: parts[0], month: parts[1], day: parts[2]),
      parts[3] < 24, parts[4] < 60, parts[5] <= 60
    else { return nil }
    return day.start + Int64(parts[3] * 3600 + parts[4] * 60 + parts[5])
  }
}
