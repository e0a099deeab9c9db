/// The version that result files name.
package enum Version {
  package static let current = "0.1.0"
}
