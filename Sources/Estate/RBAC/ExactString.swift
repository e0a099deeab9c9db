/// A string compared and hashed byte by byte, as Kubernetes compares names.
///
/// Swift's own `==` holds for canonically equivalent strings ("é" in one scalar or in two), which
/// an API server tells apart.
package struct ExactString: Sendable, Hashable, Comparable {
  /// The string as it is.
  package let value: String

  /// Wraps a string.
  package init(_ value: String) {
    self.value = value
  }

  /// Whether the bytes are the same.
  package static func == (left: ExactString, right: ExactString) -> Bool {
    left.value.hasSameBytes(as: right.value)
  }

  /// Whether the left bytes come first.
  package static func < (left: ExactString, right: ExactString) -> Bool {
    left.value.precedesInBytes(right.value)
  }

  /// Feeds the bytes to the hasher.
  package func hash(into hasher: inout Hasher) {
    let hashed: Void? = value.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if hashed == nil {
      for byte in value.utf8 { hasher.combine(byte) }
    }
    hasher.combine(UInt8(0xFF))
  }
}

extension String {
  /// Whether both strings have the same UTF-8 bytes.
  package func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let same = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        UnsafeRawBufferPointer(left).hasSameBytes(as: UnsafeRawBufferPointer(right))
      }
    }
    return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether this string comes before the other in order of UTF-8 bytes, as Go sorts.
  package func precedesInBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension [String] {
  /// Whether an element has the same bytes as the given string.
  package func containsExactly(_ string: String) -> Bool {
    contains { $0.hasSameBytes(as: string) }
  }

  /// Whether both lists hold the same strings in the same order, byte by byte.
  package func isExactly(_ other: [String]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.hasSameBytes(as: $1) }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether both buffers, which are of one length, hold the same bytes; eight at a time.
  fileprivate func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset + 8 <= count {
      let left = loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let right = other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if left != right { return false }
      offset += 8
    }
    while offset < count {
      if self[offset] != other[offset] { return false }
      offset += 1
    }
    return true
  }
}
