/// What was read of a dump and what was passed over.
package struct DumpInventory: Sendable, Hashable {
  /// Why a file was not read.
  package enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Its name, or that of a folder above it, starts with a dot; or it is a Mac's shadow file.
    case hidden
    /// Its extension is none of those that are read.
    case otherExtension = "other extension"
    /// It is compressed or an archive, and lies within an archive.
    case packedTwice = "packed within an archive"
    /// It is a link, a device, a pipe or a socket.
    case notAFile = "not a file"
    /// It is a folder that was read already, under this name or another.
    case readBefore = "folder read before"
    /// Its name is not UTF-8.
    case unreadableName = "name not UTF-8"
  }

  /// A file that was not read.
  package struct PassedOver: Sendable, Hashable {
    /// What errors would call it.
    package let label: String
    /// Why it was passed over.
    package let reason: Reason
  }

  /// The files read, in order.
  package internal(set) var read: [String] = []
  /// The files passed over, in order.
  package internal(set) var passedOver: [PassedOver] = []
  /// Bytes of the files read, unpacked.
  package internal(set) var bytes = 0

  /// Makes the inventory of nothing.
  package init() {}
}
