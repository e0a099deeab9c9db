import Estate

/// What a namespace is probably used for, judged by its name and labels.
enum NamespaceGuess {
  /// A label that names an environment decides; then names of the platform; then the name's words,
  /// pairs of words (`non-prod`) before single ones.
  static func environment(name: String, labels: [String: String]) -> Environment {
    labelled(labels) ?? platform(name) ?? worded(name) ?? .unknown
  }

  private static func labelled(_ labels: [String: String]) -> Environment? {
    for key in labels.keys.sorted(by: { $0.precedesInBytes($1) }) {
      guard let last = ImportGuesses.words(in: key).last,
        ImportGuesses.environmentLabels.contains(last), let value = labels[key],
        let environment = worded(value)
      else { continue }
      return environment
    }
    return nil
  }

  private static func platform(_ name: String) -> Environment? {
    let words = ImportGuesses.words(in: name)
    let isPlatform =
      ImportGuesses.platformNamespaces.contains(name)
      || name.hasSuffix(ImportGuesses.platformSuffix)
      || (words + ImportGuesses.pairs(of: words)).contains(
        where: ImportGuesses.platformWords.contains)
    return isPlatform ? .platform : nil
  }

  private static func worded(_ text: String) -> Environment? {
    let words = ImportGuesses.words(in: text)
    return (ImportGuesses.pairs(of: words) + words).lazy.compactMap {
      ImportGuesses.environmentWords[$0]
    }.first
  }
}
