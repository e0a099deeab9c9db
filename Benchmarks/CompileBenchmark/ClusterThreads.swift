import Dispatch
import Synchronization

/// Compiles clusters on a number of threads; each takes the next cluster that nobody has taken.
struct ClusterThreads {
  private let count: Int

  init(_ count: Int) {
    self.count = count
  }

  func forEach(_ clusters: Int, _ work: @Sendable (Int) -> Void) {
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(count, clusters)) { _ in
      while true {
        let cluster = next.add(1, ordering: .relaxed).oldValue
        guard cluster < clusters else { return }
        work(cluster)
      }
    }
  }
}
