/// A product's credential under its own name: what it is to the lab, and how long it lives.
///
/// Policies may name a preset instead of a kind; it sets the kind and the lifetime, and a lifetime
/// of the policy's own must lie inside what the product allows.
package struct CredentialPreset: Sendable, Hashable {
  package let id: String
  package let kind: CredentialRule.Kind
  /// Seconds a version is valid; `nil` means it never expires.
  package let lifetime: Int64?
  /// The least lifetime that can be set, in seconds; `nil` where none is documented.
  package let min: Int64?
  /// The greatest lifetime that can be set, in seconds; `nil` where none is documented.
  package let max: Int64?
  /// When it is renewed, in words.
  package let renewal: String
  /// Whether a version can be made invalid before it expires.
  package let revocable: Bool
  package let basis: EstateParameter.Basis

  init(
    _ id: String, _ kind: CredentialRule.Kind, lifetime: Int64?, min: Int64? = nil,
    max: Int64? = nil, renewal: String, revocable: Bool, _ basis: EstateParameter.Basis
  ) {
    self.id = id
    self.kind = kind
    self.lifetime = lifetime
    self.min = min
    self.max = max
    self.renewal = renewal
    self.revocable = revocable
    self.basis = basis
  }

  /// Whether the product can be set to a lifetime; `nil` means never, which only those can that do
  /// not expire in the first place.
  package func allows(_ lifetime: Int64?) -> Bool {
    guard let lifetime else { return self.lifetime == nil }
    return lifetime >= self.min ?? 0 && lifetime <= self.max ?? .max
  }

  /// The lifetimes allowed, in words for errors and tables.
  package var lifetimeRange: String {
    switch (self.min, self.max) {
    case (nil, nil): lifetime == nil ? "never" : "any lifetime but never"
    case (let min?, nil): "at least \(DurationText.text(of: min))"
    case (nil, let max?): "at most \(DurationText.text(of: max))"
    case (let min?, let max?) where min == max: "\(DurationText.text(of: min))"
    case (let min?, let max?):
      "a lifetime from \(DurationText.text(of: min)) to \(DurationText.text(of: max))"
    }
  }

  /// The lifetime as files write it.
  package var lifetimeText: String { DurationText.text(of: lifetime) }
}

extension CredentialPreset {
  /// Every preset: Kubernetes', then those of workload identities, clouds and access products.
  package static let all: [CredentialPreset] = kubernetes + workloadIdentities + clouds + products
}
