/// Where the larger objects and arrays of a checked document end, so that they are passed over
/// without being looked at again.
struct ContainerEnds {
  /// Shorter containers are not noted, nor are those that lie deeper: at 16 bytes a note, all of
  /// them take half of the document's size at most, and usually a hundredth.
  static let lengthMin = 256
  static let depthMax = 8

  private struct Note {
    let start: Int
    /// While the container is open, the complement of the innermost note around it.
    var end: Int
  }

  /// In order of their starts.
  private var notes: [Note] = []
  /// The note of the innermost open container; -1 when none is open.
  private var innermost = -1

  /// Notes that a container starts.
  mutating func open(at start: Int) {
    notes.append(Note(start: start, end: ~innermost))
    innermost = notes.count - 1
  }

  /// Completes the innermost note, or drops it when the container is short.
  mutating func close(at end: Int) {
    let closed = innermost
    innermost = ~notes[closed].end
    if end - notes[closed].start >= Self.lengthMin {
      notes[closed].end = end
    } else {
      // Whatever lies inside is shorter still, so that it is the last note.
      notes.removeLast()
    }
  }

  /// The end of the container that starts at an offset; `nil` when there is no note of it.
  ///
  /// - Complexity: O(log n) for n notes.
  func end(ofContainerAt start: Int) -> Int? {
    var low = 0
    var high = notes.count
    while low < high {
      let middle = (low + high) / 2
      if notes[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low < notes.count && notes[low].start == start ? notes[low].end : nil
  }
}
