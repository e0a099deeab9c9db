/// Something that is on and off in turn.
package enum AlternatingRenewal {
  /// Returns the share of the time that it is on, whatever the distributions: on / (on + off).
  ///
  /// - Parameters:
  ///   - meanOn: At least 0.
  ///   - meanOff: At least 0; not both are 0.
  /// - Source: Ross, Introduction to Probability Models, 10th edition, 2010, section 7.5.1.
  package static func availability(meanOn: Double, meanOff: Double) -> Double {
    precondition(meanOn >= 0 && meanOff >= 0 && meanOn + meanOff > 0, "some mean is above 0")
    return meanOn / (meanOn + meanOff)
  }
}
