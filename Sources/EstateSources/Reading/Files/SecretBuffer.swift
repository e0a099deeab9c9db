/// Bytes that grow as they come and are overwritten before their memory is given back.
///
/// What a dump holds passes only through buffers like this one, so that secret values do not stay
/// behind in freed memory.
struct SecretBuffer: ~Copyable {
  /// Bytes of room behind all others, for ``pad()``.
  static let padding = MemoryLayout<UInt64>.size

  private var storage: SecretMemory
  /// Bytes held.
  private(set) var count = 0
  /// Bytes that may hold anything, which is what must be overwritten.
  private var touched = 0
  private let onRelease: SecretMemory.Observer?

  /// Starts empty, with room for some bytes.
  ///
  /// - Parameter onRelease: sees all memory that is given back, after it has been overwritten.
  init(capacity: Int = 4096, onRelease: SecretMemory.Observer? = nil) {
    storage = SecretMemory(capacity: capacity + Self.padding)
    self.onRelease = onRelease
  }

  deinit {
    storage.free(touched: touched, onRelease)
  }

  /// The bytes held, valid until the next change.
  @inline(__always)
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: count)
  }

  /// The first of the bytes held, valid until the next change.
  @inline(__always)
  var start: UnsafeRawPointer { UnsafeRawPointer(storage.start) }

  // MARK: Appending

  /// Adds one byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    storage.start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    extend(by: 1)
  }

  /// Adds bytes that lie elsewhere.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    free.copyMemory(from: bytes)
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
    append(UnsafeRawBufferPointer(rebasing: bytes[range]))
  }

  /// Calls the closure with free room for at least some bytes; it returns how many it has filled.
  mutating func fill<Failure: Error>(
    atLeast room: Int, _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    reserve(room)
    do {
      let filled = try body(free)
      precondition(filled >= 0 && filled <= free.count, "more bytes than there is room for")
      extend(by: filled)
      return filled
    } catch {
      // It may have filled something first.
      touched = capacity
      throw error
    }
  }

  /// Forgets what comes after the first `count` bytes.
  mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= self.count, "cannot grow by truncation")
    self.count = count
  }

  /// Forgets the first bytes; what comes after them moves to the front.
  mutating func removeFirst(_ removed: Int) {
    precondition(removed >= 0 && removed <= count, "more bytes than are held")
    storage.start.copyMemory(from: storage.start + removed, byteCount: count - removed)
    count -= removed
  }

  /// Writes zeros behind the bytes held, where words may then be loaded that begin in them.
  mutating func pad() {
    UnsafeMutableRawBufferPointer(start: storage.start + count, count: Self.padding)
      .initializeMemory(as: UInt8.self, repeating: 0)
    touched = max(touched, count + Self.padding)
  }

  // MARK: Room

  private var capacity: Int { storage.capacity - Self.padding }

  /// Makes room for more bytes, so that adding them moves nothing.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(by: more) }
  }

  private var free: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: storage.start + count, count: capacity - count)
  }

  @inline(__always)
  private mutating func extend(by more: Int) {
    count += more
    if count > touched { touched = count }
  }

  private mutating func grow(by more: Int) {
    let larger = SecretMemory(
      capacity: max(capacity * 2, count + more) + Self.padding)
    larger.start.copyMemory(from: storage.start, byteCount: count)
    storage.free(touched: touched, onRelease)
    storage = larger
    touched = count
  }
}
