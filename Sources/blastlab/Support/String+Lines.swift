import EstateSources

extension String {
  /// Every line as a terminal can show it: names come from a dump and must not steer it.
  var linesWithoutControlCharacters: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).withoutControlCharacters }.joined(separator: "\n")
  }
}
