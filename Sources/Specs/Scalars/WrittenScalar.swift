/// Single values as specifications write them, for options of the command line.
package enum WrittenScalar {
  /// What a duration looks like, for messages.
  package static let durationExample = DurationText.example
  /// What a share looks like, for messages.
  package static let shareExample = "a share from 0 to 1, such as 0.25 or 25%"

  /// Returns the seconds of a duration such as `90s` or `1.5h`; `nil` when the text is none.
  package static func seconds(_ text: String) -> Double? {
    DurationText.seconds(text)
  }

  /// Returns a share from 0 to 1 written as a fraction or in per cent; `nil` when the text is none.
  package static func share(_ text: String) -> Double? {
    DecimalText.share(text)
  }
}
