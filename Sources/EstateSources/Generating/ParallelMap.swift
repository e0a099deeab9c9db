import Dispatch
import Foundation
import Synchronization

/// Maps a list on several threads; the result does not depend on how many.
package enum ParallelMap {
  /// How many processors the machine has in use.
  package static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The images of the elements, in their order.
  ///
  /// - Parameter threads: at least 1; more than there are elements are not used.
  package static func map<Element: Sendable, Image: Sendable>(
    _ elements: [Element], threads: Int, _ transform: @Sendable (Element) -> Image
  ) -> [Image] {
    precondition(threads > 0, "at least one thread is needed")
    guard threads > 1, elements.count > 1 else { return elements.map(transform) }
    let images = Mutex([Image?](repeating: nil, count: elements.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, elements.count)) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < elements.count else { return }
        let image = transform(elements[place])
        images.withLock { $0[place] = image }
      }
    }
    return images.withLock { $0.compactMap { $0 } }
  }
}
