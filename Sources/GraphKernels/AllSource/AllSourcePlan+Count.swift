import Dispatch
import Synchronization

extension AllSourcePlan {
  /// Counts what each source reaches.
  ///
  /// - Parameter threads: Blocks of assets are dealt out to so many; the result is the same for any
  ///   number.
  /// - Complexity: O(blocks · (active rows and their edges + components / 64)).
  package func count(threads: Int = 1) -> AllSourceReach {
    precondition(threads >= 1, "At least one thread counts.")
    let threads = max(1, min(threads, blocks.count))
    guard threads > 1 else { return reach([share(of: 0, threads: 1)]) }
    let shares = Mutex<[Share?]>(Array(repeating: nil, count: threads))
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let share = share(of: thread, threads: threads)
      shares.withLock { $0[thread] = share }
    }
    return reach(shares.withLock { $0 }.compactMap { $0 })
  }

  /// What one thread found in its blocks.
  private struct Share: Sendable {
    var counter: AssetCounter
    var work: AllSourceReach.Work
  }

  private func share(of thread: Int, threads: Int) -> Share {
    var counter = AssetCounter(answers: answers, answerCount: answerCount)
    var sweep = RowSweep(componentCount: answers.count)
    for block in stride(from: thread, to: blocks.count, by: threads) {
      counter.begin(blocks[block])
      let range = seeds.offsets[block]..<seeds.offsets[block + 1]
      sweep.run(graph, seeds.seeds.span.extracting(range), &counter)
    }
    return Share(counter: counter, work: sweep.work)
  }

  private func reach(_ shares: [Share]) -> AllSourceReach {
    var counts = Array(repeating: UInt64(0), count: answerCount)
    var weights = counts
    var work = AllSourceReach.Work()
    for share in shares {
      for answer in counts.indices {
        counts[answer] += share.counter.counts[answer]
        weights[answer] += share.counter.weights[answer]
      }
      work = work + share.work
    }
    return AllSourceReach(
      counts: answersBySource.map { counts[Int($0)] },
      weights: answersBySource.map { weights[Int($0)] }, work: work)
  }
}
