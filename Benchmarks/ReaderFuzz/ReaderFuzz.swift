import EstateSources

/// Reads one input of libFuzzer as a dump: it must be read, or refused with a place inside it.
///
/// `.ci/fuzz` builds and runs this; any trap is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
func readInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    _ = try DumpReader.readCluster(named: "fuzz", bytes: bytes, source: "input")
  } catch {
    precondition(error.byteOffset.map { (0...count).contains($0) } ?? false, "no place")
    precondition(!error.description.contains { $0.isNewline }, "more than one line")
  }
  return 0
}
