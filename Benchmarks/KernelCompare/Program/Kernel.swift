/// A computation that is compared.
enum Kernel: String, CaseIterable, Encodable {
  /// What each of 64 sources reaches, with the edge by which each vertex is found.
  case reach
  /// How many assets, of what weight, every identity reaches.
  case allSource = "all-source"
  /// From when and until when 64 sources hold what they reach.
  case timed
}
