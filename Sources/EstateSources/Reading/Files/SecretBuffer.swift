/// Bytes that grow as they come and are overwritten before their memory is given back.
///
/// What a dump holds passes only through buffers like this one, so that secret values do not stay
/// behind in freed memory.
struct SecretBuffer: ~Copyable {
  private var storage: UnsafeMutableRawBufferPointer
  /// Bytes held.
  private(set) var count = 0
  /// Bytes that have ever been written, which is what must be overwritten.
  private var touched = 0

  /// Starts empty, with room for some bytes.
  init(capacity: Int = 4096) {
    storage = .allocate(byteCount: max(capacity, 1), alignment: 1)
  }

  deinit {
    FileBuffer.overwrite(UnsafeMutableRawBufferPointer(rebasing: storage[..<touched]))
    storage.deallocate()
  }

  /// The bytes held, valid until the next change.
  @inline(__always)
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: storage.baseAddress, count: count)
  }

  /// Hands the memory over; the new owner must overwrite and free it.
  ///
  /// - Returns: every byte that has been written, of which the first `count` are held.
  consuming func release() -> (bytes: UnsafeMutableRawBufferPointer, count: Int) {
    let released = UnsafeMutableRawBufferPointer(start: storage.baseAddress, count: touched)
    let held = count
    discard self
    return (released, held)
  }

  // MARK: Appending

  /// Adds one byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == storage.count { grow(by: 1) }
    storage[count] = byte
    extend(by: 1)
  }

  /// Adds bytes that lie elsewhere.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    reserve(bytes.count)
    UnsafeMutableRawBufferPointer(rebasing: storage[count...])
      .copyMemory(from: UnsafeRawBufferPointer(start: start, count: bytes.count))
    extend(by: bytes.count)
  }

  /// Adds the characters of a literal.
  mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds the characters of a string.
  mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  /// Adds a copy of bytes that are already held.
  mutating func appendCopy(of range: Range<Int>) {
    precondition(range.upperBound <= count, "range outside the buffer")
    reserve(range.count)
    append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(storage)[range]))
  }

  /// Calls the closure with free room for at least some bytes; it returns how many it has filled.
  mutating func fill<Failure: Error>(
    atLeast room: Int, _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    reserve(room)
    let free = UnsafeMutableRawBufferPointer(rebasing: storage[count...])
    let filled = try body(free)
    precondition(filled >= 0 && filled <= free.count, "more bytes than there is room for")
    extend(by: filled)
    return filled
  }

  /// Forgets what comes after the first `count` bytes.
  mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= self.count, "cannot grow by truncation")
    self.count = count
  }

  // MARK: Room

  /// Makes room for more bytes, so that adding them moves nothing.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if storage.count - count < more { grow(by: more) }
  }

  @inline(__always)
  private mutating func extend(by more: Int) {
    count += more
    if count > touched { touched = count }
  }

  private mutating func grow(by more: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(storage.count * 2, count + more), alignment: 1)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<count]))
    FileBuffer.overwrite(UnsafeMutableRawBufferPointer(rebasing: storage[..<touched]))
    storage.deallocate()
    storage = larger
    touched = count
  }
}
