/// Text of which some parts are emphasised; names stay plain text until the template escapes them.
package struct Sentence: Sendable, Hashable {
  /// A stretch of text of one emphasis.
  package struct Run: Sendable, Hashable {
    /// Not escaped.
    package var text: String
    /// Whether the stretch is emphasised.
    package var strong: Bool
  }

  /// In reading order.
  package var runs: [Run] = []

  /// The words without emphasis.
  package var text: String { runs.map(\.text).joined() }
}

extension Sentence: ExpressibleByStringInterpolation {
  /// Collects the runs of an interpolated literal.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var runs: [Run] = []

    /// Starts without runs; the sizes expected do not matter.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds words of the literal.
    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(Run(text: literal, strong: false)) }
    }

    /// Adds text without emphasis.
    package mutating func appendInterpolation(_ text: String) {
      if !text.isEmpty { runs.append(Run(text: text, strong: false)) }
    }

    /// Adds emphasised text.
    package mutating func appendInterpolation(strong text: String) {
      runs.append(Run(text: text, strong: true))
    }

    /// Adds the runs of another sentence.
    package mutating func appendInterpolation(_ sentence: Sentence) {
      runs += sentence.runs
    }
  }

  /// A sentence without emphasis.
  package init(stringLiteral value: String) {
    runs = value.isEmpty ? [] : [Run(text: value, strong: false)]
  }

  /// A sentence from the runs of a literal.
  package init(stringInterpolation: StringInterpolation) {
    runs = stringInterpolation.runs
  }
}
