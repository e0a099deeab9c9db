/// One number of a synthetic estate that a specification can set.
///
/// All of them are listed in ``all``, once: reading, writing, fitting and the documentation of the
/// assumptions go through that list.
package struct EstateParameter: Sendable {
  /// What values mean and which are allowed.
  package enum Kind: Sendable {
    /// A share of all candidates, 0 to 1.
    case share
    /// A whole number.
    case count(ClosedRange<Int>)
    /// Any number of a range, in a unit.
    case amount(ClosedRange<Double>, unit: String)
    /// Whole seconds, written as a duration.
    case duration
  }

  /// Where a default comes from.
  package enum Basis: Sendable, Hashable {
    /// No trustworthy public figure is known; why this one was taken, or nothing.
    case assumption(String)
    case source(String)
  }

  /// The values at the ends of the dial of misconfigurations; the default is its middle.
  package struct Dial: Sendable, Hashable {
    package var secure: Double
    package var vulnerable: Double
  }

  /// The section of the specification that the number is in, such as `applications`.
  package let section: String
  package let name: String
  package let kind: Kind
  package let standard: Double
  /// In words for the user, without a full stop.
  package let meaning: String
  package let basis: Basis
  package let dial: Dial?

  init(
    _ section: String, _ name: String, _ kind: Kind, _ standard: Double, _ meaning: String,
    _ basis: Basis, dial: Dial? = nil
  ) {
    self.section = section
    self.name = name
    self.kind = kind
    self.standard = standard
    self.meaning = meaning
    self.basis = basis
    self.dial = dial
  }

  /// `section.name`, unique among all parameters.
  package var path: String { "\(section).\(name)" }

  /// The lowest and the highest value allowed.
  package var range: ClosedRange<Double> {
    switch kind {
    case .share: 0...1
    case .count(let range): Double(range.lowerBound)...Double(range.upperBound)
    case .amount(let range, _): range
    case .duration: 1...Double(Int32.max)
    }
  }

  /// The allowed value nearest to a number.
  package func clamped(_ value: Double) -> Double {
    let bounded = min(max(value, range.lowerBound), range.upperBound)
    switch kind {
    case .share, .amount: return bounded
    case .count, .duration: return bounded.rounded()
    }
  }

  /// The value at a level of the dial: 0 secure, 1 typical, 2 vulnerable, straight lines between.
  ///
  /// Without a dial it is always the default.
  package func value(atLevel level: Double) -> Double {
    guard let dial else { return standard }
    let bounded = min(max(level, 0), 2)
    return bounded <= 1
      ? dial.secure + (standard - dial.secure) * bounded
      : standard + (dial.vulnerable - standard) * (bounded - 1)
  }
}

extension EstateParameter: Hashable {
  /// Whether both are the same entry of the list.
  package static func == (left: EstateParameter, right: EstateParameter) -> Bool {
    left.section == right.section && left.name == right.name
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(section)
    hasher.combine(name)
  }
}

extension EstateParameter {
  /// Every parameter, section by section in the order in which files show them.
  package static let all: [EstateParameter] =
    organisation + nodes + applications + delivery + access + platform + cloud + network
    + misconfigurations + age + usage

  /// The sections in order.
  package static let sections: [String] = all.reduce(into: []) { sections, parameter in
    if sections.last != parameter.section { sections.append(parameter.section) }
  }
}
