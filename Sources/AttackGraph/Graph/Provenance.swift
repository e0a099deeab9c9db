/// What in the estate or the policy makes a step possible, as numbers; see `AttackGraph` for words.
package struct Provenance: Sendable, Hashable {
  enum Kind: UInt8, Sendable, Hashable {
    // `first` and `second`: symbols of a namespace and a name.
    case nodeRoot
    case secretValue
    case secret
    case secretVolume
    case mintedToken
    case ownPod
    case hubPod
    case tokenRequest
    case impersonation
    // `first`: position of the pod; `second`: symbol of the volume or container.
    case mountedToken
    case projectedToken
    case podVolume
    case podEnvironment
    case podOnNode
    // `first`: position of the binding; `second`: rank of the subject.
    case subjectInBinding
    case binding
    case roleThroughBinding
    // `first`: position in the overlay.
    case slot
    case elevation
    // `first`: a symbol.
    case accountName
    case session
    case claim
    case implicitGroup
    case newPod
    case codeInNamespace
    case oneRequest
    case rightsTogether
    // `first`: position of the role; `second`: symbol of the namespace.
    case bind
    case ownBinding
    case roleItself
    // `first`: a symbol that says it all; for what is rare.
    case text
    // `first`: position of the pod; `second`: symbol of what about it.
    case podText
    // `first`, `second`: symbols of the namespace and name of a container's pod.
    case containerOfPod
    // Nothing further.
    case privateEndpoint
    case superuser
    case liveCredential
    case clusterWide
    case insideNetwork
  }

  var kind: Kind
  var first: UInt32
  var second: UInt32

  init(_ kind: Kind, _ first: UInt32 = 0, _ second: UInt32 = 0) {
    self.kind = kind
    self.first = first
    self.second = second
  }
}
