extension [AccessTask] {
  /// The most tasks in one stretch of time that are put in order by insertion.
  private static let most: Int32 = 64

  /// In order of ``AccessTask/precedes(_:_:)``.
  ///
  /// Time is cut into as many equal stretches as there are tasks; tasks are counted into them, and
  /// the few of one stretch are put in order by insertion.
  ///
  /// - Precondition: all of them are in `[0, end)`.
  /// - Complexity: O(n) where they are spread over the time, O(n log n) where they crowd.
  func inOrder(until end: Int64) -> [AccessTask] {
    guard count > 1 else { return self }
    let width = Swift.max(1, end / Int64(count))
    var starts = Array<Int32>(repeating: 0, count: Int(end / width) + 2)
    for task in self { starts[Int(task.instant / width) + 1] += 1 }
    guard starts.allSatisfy({ $0 <= Self.most }) else {
      return sorted(by: AccessTask.precedes)
    }
    for stretch in 1..<starts.count { starts[stretch] += starts[stretch - 1] }
    var places = Array<Int32>(repeating: 0, count: count)
    for position in indices {
      let stretch = Int(self[position].instant / width)
      places[Int(starts[stretch])] = Int32(position)
      starts[stretch] += 1
    }
    var result = places.map { self[Int($0)] }
    result.insertionSort()
    return result
  }

  private mutating func insertionSort() {
    for position in indices.dropFirst()
    where AccessTask.precedes(self[position], self[position - 1]) {
      let task = self[position]
      var hole = position
      while hole > 0, AccessTask.precedes(task, self[hole - 1]) {
        self[hole] = self[hole - 1]
        hole -= 1
      }
      self[hole] = task
    }
  }
}
