import Foundation

/// Memory of a fixed size whose owner overwrites and frees it.
package struct SecretMemory {
  /// Sees memory that has been overwritten, just before it is freed; tests look there.
  package typealias Observer = @Sendable (UnsafeRawBufferPointer) -> Void

  /// From this size on, memory is taken in whole pages, so that core dumps leave it out.
  private static let pagedSizeMin = 1 << 20
  /// A multiple of the size of pages on all systems.
  private static let pageSize = 1 << 16

  let start: UnsafeMutableRawPointer
  /// How many bytes there are.
  let capacity: Int

  /// Takes memory, whose content is undefined.
  init(capacity: Int) {
    let isPaged = capacity >= Self.pagedSizeMin
    var memory: UnsafeMutableRawPointer?
    let alignment = isPaged ? Self.pageSize : MemoryLayout<UInt64>.alignment
    guard posix_memalign(&memory, alignment, capacity) == 0, let memory else {
      // As where Swift's own allocation fails: nothing that needs memory could go on.
      fatalError("there is no memory for \(capacity) bytes")
    }
    start = memory
    self.capacity = capacity
    #if os(Linux)
      // Best effort: it does not matter when it fails.
      if isPaged { madvise(memory, capacity / Self.pageSize * Self.pageSize, MADV_DONTDUMP) }
    #endif
  }

  /// Overwrites the bytes that may hold anything and gives the memory back.
  func free(touched: Int, _ observer: Observer?) {
    precondition(touched <= capacity, "more bytes than there are")
    FileBuffer.overwrite(UnsafeMutableRawBufferPointer(start: start, count: touched))
    observer?(UnsafeRawBufferPointer(start: start, count: touched))
    Foundation.free(start)
  }
}
