/// A tool whose published list of attack steps was read for the catalogue.
package enum Peer: String, Sendable, Hashable, CaseIterable {
  case kubeHound = "KubeHound"
  case iceKube = "IceKube"
  case rbacPolice = "rbac-police"
  case kubiScan = "KubiScan"
  case krane = "krane"
  case rbacTool = "rbac-tool"
  case kubescape = "Kubescape"
  case kubescapeGraph = "Kubescape rbacgraph"
  case kubesplaining = "kubesplaining"
  case threatMatrix = "Microsoft Threat Matrix"
}
