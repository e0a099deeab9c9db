#if canImport(CAllocator)
  internal import CAllocator
#endif

/// What the allocator does with what a unit of replication has freed.
package enum MemoryReuse {
  /// Keeps freed memory in the process, for the next unit to use; nothing where there is no
  /// CAllocator.
  ///
  /// A unit frees tens of megabytes at its end and the next one takes as much again. By default
  /// glibc hands them back to the kernel, which clears every page that it gives out anew: a sixth
  /// of the time of a run. The peak of memory grows by a few per cent.
  ///
  /// To be called once, before the first unit.
  package static func enable() {
    #if canImport(CAllocator)
      _ = blastlab_keep_freed_memory()
    #endif
  }
}
