/// A resource that every API server serves, by the names that `kubectl` knows it under.
package struct BuiltInResource: Sendable, Hashable {
  /// Empty for the core group.
  package let apiGroup: String
  /// The plural, as rules and requests name it.
  package let resource: String
  package let isNamespaced: Bool

  /// Finds a resource by its plural, singular or short name; `nil` when it is none of these.
  ///
  /// - Source: Kubernetes 1.36 `kubectl api-resources`.
  package static func named(_ name: String) -> BuiltInResource? {
    all[name]
  }

  private static let all: [String: BuiltInResource] = {
    var all: [String: BuiltInResource] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      let resource = BuiltInResource(
        apiGroup: fields[0] == "core" ? "" : fields[0], resource: fields[2],
        isNamespaced: fields[1] == "namespaced")
      for name in fields.dropFirst(2) where all[name] == nil { all[name] = resource }
    }
    return all
  }()

  /// Group, scope, plural, and further names.
  private static let table = """
    core namespaced configmaps configmap cm
    core namespaced endpoints ep
    core namespaced events event ev
    core namespaced limitranges limitrange limits
    core cluster namespaces namespace ns
    core cluster nodes node no
    core namespaced persistentvolumeclaims persistentvolumeclaim pvc
    core cluster persistentvolumes persistentvolume pv
    core namespaced pods pod po
    core namespaced podtemplates podtemplate
    core namespaced replicationcontrollers replicationcontroller rc
    core namespaced resourcequotas resourcequota quota
    core namespaced secrets secret
    core namespaced serviceaccounts serviceaccount sa
    core namespaced services service svc
    core cluster users user
    core cluster groups group
    admissionregistration.k8s.io cluster mutatingwebhookconfigurations mutatingwebhookconfiguration
    admissionregistration.k8s.io cluster validatingwebhookconfigurations validatingwebhookconfiguration
    admissionregistration.k8s.io cluster validatingadmissionpolicies validatingadmissionpolicy
    admissionregistration.k8s.io cluster validatingadmissionpolicybindings validatingadmissionpolicybinding
    admissionregistration.k8s.io cluster mutatingadmissionpolicies mutatingadmissionpolicy
    admissionregistration.k8s.io cluster mutatingadmissionpolicybindings mutatingadmissionpolicybinding
    apiextensions.k8s.io cluster customresourcedefinitions customresourcedefinition crd crds
    apiregistration.k8s.io cluster apiservices apiservice
    apps namespaced controllerrevisions controllerrevision
    apps namespaced daemonsets daemonset ds
    apps namespaced deployments deployment deploy
    apps namespaced replicasets replicaset rs
    apps namespaced statefulsets statefulset sts
    authentication.k8s.io cluster tokenreviews tokenreview
    authentication.k8s.io cluster selfsubjectreviews selfsubjectreview
    authorization.k8s.io namespaced localsubjectaccessreviews localsubjectaccessreview
    authorization.k8s.io cluster selfsubjectaccessreviews selfsubjectaccessreview
    authorization.k8s.io cluster selfsubjectrulesreviews selfsubjectrulesreview
    authorization.k8s.io cluster subjectaccessreviews subjectaccessreview
    autoscaling namespaced horizontalpodautoscalers horizontalpodautoscaler hpa
    batch namespaced cronjobs cronjob cj
    batch namespaced jobs job
    certificates.k8s.io cluster certificatesigningrequests certificatesigningrequest csr
    certificates.k8s.io cluster clustertrustbundles clustertrustbundle
    certificates.k8s.io cluster signers signer
    coordination.k8s.io namespaced leases lease
    discovery.k8s.io namespaced endpointslices endpointslice
    flowcontrol.apiserver.k8s.io cluster flowschemas flowschema
    flowcontrol.apiserver.k8s.io cluster prioritylevelconfigurations prioritylevelconfiguration
    networking.k8s.io cluster ingressclasses ingressclass
    networking.k8s.io namespaced ingresses ingress ing
    networking.k8s.io namespaced networkpolicies networkpolicy netpol
    node.k8s.io cluster runtimeclasses runtimeclass
    policy namespaced poddisruptionbudgets poddisruptionbudget pdb
    rbac.authorization.k8s.io cluster clusterrolebindings clusterrolebinding
    rbac.authorization.k8s.io cluster clusterroles clusterrole
    rbac.authorization.k8s.io namespaced rolebindings rolebinding
    rbac.authorization.k8s.io namespaced roles role
    scheduling.k8s.io cluster priorityclasses priorityclass pc
    storage.k8s.io cluster csidrivers csidriver
    storage.k8s.io cluster csinodes csinode
    storage.k8s.io namespaced csistoragecapacities csistoragecapacity
    storage.k8s.io cluster storageclasses storageclass sc
    storage.k8s.io cluster volumeattachments volumeattachment
    """
}
