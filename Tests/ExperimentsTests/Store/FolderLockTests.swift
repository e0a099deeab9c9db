import Experiments
import Foundation
import Testing

@Suite("Folder lock")
struct FolderLockTests {
  @Test("A folder is held once; released, it can be held again, and nothing is left in it")
  func exclusive() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let held = try FolderLock(folder)
      let error = #expect(throws: StoreError.self) { try FolderLock(folder) }
      #expect(error?.isInputOutput == true)
      #expect(error?.description.contains("another run is writing here") == true)
      withExtendedLifetime(held) {}
    }
    _ = try FolderLock(folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("A folder that is not there is an error of the system")
  func missing() {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let error = #expect(throws: StoreError.self) { try FolderLock(folder) }
    #expect(error?.isInputOutput == true)
  }
}
