#if canImport(CPrefetch)
  internal import CPrefetch
#endif

extension Span where Element: BitwiseCopyable {
  /// Asks the processor for the cache line of an element that will be read soon.
  ///
  /// A hint: it reads nothing and changes nothing, and does nothing where there is no CPrefetch.
  @inline(__always)
  func prefetch(_ index: Int) {
    #if canImport(CPrefetch)
      withUnsafeBytes {
        blastlab_prefetch($0.baseAddress?.advanced(by: index &* MemoryLayout<Element>.stride))
      }
    #endif
  }
}
