import Foundation

/// Why a file could not be read or written, in the system's words.
package enum SystemReason {
  /// The reason alone, without names of error types, numbers and paths.
  package static func text(of error: any Error) -> String {
    if let error = error as? POSIXError { return words(for: error.code.rawValue) }
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return words(for: Int32(error.code)) }
    if let underlying = error.userInfo[NSUnderlyingErrorKey] as? any Error {
      return text(of: underlying)
    }
    switch CocoaError.Code(rawValue: error.code) {
    case .fileNoSuchFile, .fileReadNoSuchFile: return "no such file or directory"
    case .fileWriteNoPermission, .fileReadNoPermission: return "permission denied"
    case .fileWriteOutOfSpace: return "no space left on device"
    default: return "the system gives no reason"
    }
  }

  private static func words(for code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
