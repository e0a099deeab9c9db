/// Finds the name that was probably meant.
package enum NearestName {
  /// Returns the candidate with the fewest edits, the first of equals; `nil` when none is close.
  ///
  /// Close means that at most a third of the candidate's letters differ (one in any case), or that
  /// the name is the candidate's beginning.
  package static func nearest(to name: String, among candidates: [String]) -> String? {
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let limit = max(1, candidate.count / 3)
      guard abs(candidate.utf8.count - name.utf8.count) <= 4 * limit else { continue }
      let distance = editDistance(name.lowercased(), candidate.lowercased())
      guard distance <= limit, distance < candidate.count, distance < best?.distance ?? .max else {
        continue
      }
      best = (candidate, distance)
    }
    return best?.name ?? candidates.first { name.count >= 3 && $0.hasPrefix(name) }
  }

  /// Returns the number of insertions, deletions and substitutions between two texts.
  ///
  /// - Complexity: O(mn) time and O(n) memory.
  /// - Source: Wagner and Fischer, The String-to-String Correction Problem, J. ACM 21(1), 1974.
  static func editDistance(_ first: String, _ second: String) -> Int {
    let columns = Array(second)
    var row = Array(0...columns.count)
    for (index, character) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in columns.indices {
        let substitution = diagonal + (character == columns[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substitution, row[column] + 1, diagonal + 1)
      }
    }
    return row[columns.count]
  }
}
