package import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Holds a folder for one process, so that two runs do not write the same results.
///
/// The system releases it when the process ends, however it ends; nothing is left in the folder.
package final class FolderLock {
  private let descriptor: Int32

  /// - Throws: `StoreError` when another process holds the folder or it cannot be opened.
  package init(_ folder: URL) throws(StoreError) {
    descriptor = open(folder.path, O_RDONLY)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw StoreError(file: folder.path, problem: .inputOutput("cannot be opened: \(reason)"))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw StoreError(
        file: folder.path,
        problem: .inputOutput("another run is writing here; wait for it or choose another folder"))
    }
  }

  deinit {
    close(descriptor)
  }
}
