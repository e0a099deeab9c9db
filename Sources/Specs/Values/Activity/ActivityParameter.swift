package import Sampling

/// One number of ``ActivitySpec`` that an experiment may override.
///
/// All of them are listed in ``all``, once: reading, writing and the documentation of the
/// assumptions go through that list.
package struct ActivityParameter: Sendable {
  /// Where the value is and which values are allowed.
  package enum Field: Sendable {
    /// 0 to 1.
    case share(any WritableKeyPath<ActivitySpec, Double> & Sendable)
    /// Any number of a range, in a unit.
    case amount(
      any WritableKeyPath<ActivitySpec, Double> & Sendable, ClosedRange<Double>, unit: String)
    /// Whole seconds above 0.
    case duration(any WritableKeyPath<ActivitySpec, Int64> & Sendable)
    /// Seconds.
    case distribution(any WritableKeyPath<ActivitySpec, Distribution> & Sendable)
  }

  /// The section of the file, such as `tasks`.
  package let section: String
  package let name: String
  package let field: Field
  /// In words for the user, without a full stop.
  package let meaning: String
  package let basis: EstateParameter.Basis

  init(
    _ section: String, _ name: String, _ field: Field, _ meaning: String,
    _ basis: EstateParameter.Basis
  ) {
    self.section = section
    self.name = name
    self.field = field
    self.meaning = meaning
    self.basis = basis
  }

  /// `section.name`, unique among all parameters.
  package var path: String { "\(section).\(name)" }
}

extension ActivityParameter {
  /// Every parameter, section by section in the order in which files show them.
  package static let all: [ActivityParameter] = tasks + incidents + turnover + friction + rotation

  /// The sections in order.
  package static let sections: [String] = all.reduce(into: []) { sections, parameter in
    if sections.last != parameter.section { sections.append(parameter.section) }
  }
}
