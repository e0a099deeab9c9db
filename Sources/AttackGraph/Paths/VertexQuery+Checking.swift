extension VertexQuery {
  /// What is wrong with a text that names something, whatever estate it is about; `nil` for nothing.
  ///
  /// - Parameter isSource: Whether an attacker is to start there.
  package static func problem(_ text: String, isSource: Bool) -> String? {
    do throws(VertexQueryError) {
      let query = try VertexQuery(text)
      return isSource && !query.isPlaceToStart
        ? "an attacker cannot start at \(query): it leads nowhere" : nil
    } catch {
      return error.description
    }
  }
}
