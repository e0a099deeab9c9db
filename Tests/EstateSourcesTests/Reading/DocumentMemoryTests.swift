import Estate
import EstateSources
import Foundation
import Synchronization
import Testing

@Suite("Memory of documents")
struct DocumentMemoryTests {
  /// The buffers that were given back, by size, and whether all of them held nothing but zeros.
  private final class Released: Sendable {
    private let state = Mutex<(sizes: [Int], areZero: Bool)>(([], true))

    var sizes: [Int] { state.withLock { $0.sizes } }
    var areZero: Bool { state.withLock { $0.areZero } }

    var observer: SecretMemory.Observer {
      { [self] bytes in
        state.withLock { state in
          state.sizes.append(bytes.count)
          if bytes.contains(where: { $0 != 0 }) { state.areZero = false }
        }
      }
    }
  }

  private func file(_ text: String, in folder: URL) throws -> URL {
    let file = folder.appendingPathComponent("dump.json")
    try Data(text.utf8).write(to: file)
    return file
  }

  private let secret = #"{"kind":"Secret","metadata":{"name":"s"},"data":{"k":"CANARY"}}"#

  @Test("What was read is overwritten when its last reader lets go of it, and not before")
  func success() throws {
    try Dumps.withFolder { folder in
      let released = Released()
      var reader = DumpReader(clusterName: "c")
      do {
        let input = try JSONInput(
          file: try file(secret, in: folder), onRelease: released.observer)
        try reader.read(input)
        #expect(released.sizes.isEmpty && input.count == secret.utf8.count)
      }
      #expect(released.sizes.count == 1 && released.areZero)
      #expect(released.sizes.allSatisfy { $0 >= secret.utf8.count })
      #expect(reader.cluster.secrets.count == 1)
    }
  }

  @Test(
    "A document that is refused is overwritten, too",
    arguments: ["{", #"{"kind":7,"k":"CANARY"}"#, #"{"a":"CANARY","a":"CANARY"}"#, "\u{FEFF}"])
  func refused(text: String) throws {
    let released = Released()
    #expect(throws: ImportError.self) {
      var reader = DumpReader(clusterName: "c")
      try reader.read(
        JSONInput(bytes: Array(text.utf8), label: "x", onRelease: released.observer))
    }
    #expect(released.sizes.count == 1 && released.areZero)
    #expect(released.sizes.allSatisfy { $0 >= text.utf8.count })
  }

  @Test("All the room for a file that cannot be read to its end is overwritten")
  func unreadable() throws {
    try Dumps.withFolder { folder in
      let released = Released()
      #expect(throws: ImportError.self) {
        _ = try JSONInput(file: folder, onRelease: released.observer)
      }
      #expect(released.sizes.count == 1 && released.areZero)
    }
  }

  @Test("A pipe, whose length is not known, leaves nothing behind in the buffers it outgrew")
  func growing() throws {
    let text = secret + String(repeating: " ", count: 3_000_000)
    let pipe = Pipe()
    let writer = Thread {
      pipe.fileHandleForWriting.write(Data(text.utf8))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let released = Released()
    let url = URL(fileURLWithPath: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    do {
      let input = try JSONInput(file: url, onRelease: released.observer)
      #expect(input.count == text.utf8.count)
      var reader = DumpReader(clusterName: "c")
      try reader.read(input)
      #expect(reader.cluster.secrets.count == 1)
      #expect(released.sizes.count > 5 && released.areZero)
    }
    #expect(released.areZero)
    // Each of them was full when it was outgrown; the last one holds everything.
    #expect(released.sizes == released.sizes.sorted())
    #expect(released.sizes.last.map { $0 >= text.utf8.count } ?? false)
  }
}
