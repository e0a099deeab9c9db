/// The least that the API accepts of the volume sources whose own settings are not kept.
enum VolumePlaceholder {
  /// - Parameter field: the source's name, in a pod or in a PersistentVolume.
  /// - Source: Kubernetes 1.36 `pkg/apis/core/validation`, `validateVolumeSource` and
  ///   `ValidatePersistentVolumeSpec`; for sources that are gone, 1.25.
  static func value(of field: String) -> JSONValue {
    .object(required[field] ?? [:])
  }

  private static let unknown = JSONValue.string("unknown")
  private static let server = JSONValue.string("unknown.example.com")

  private static let required: [String: [String: JSONValue]] = [
    "awsElasticBlockStore": ["volumeID": unknown],
    "azureDisk": ["diskName": unknown, "diskURI": unknown],
    "azureFile": ["secretName": unknown, "shareName": unknown],
    "cephfs": ["monitors": .array([server])],
    "cinder": ["volumeID": unknown],
    "fc": ["wwids": .array([unknown])],
    "flexVolume": ["driver": .string("example.com/unknown")],
    "flocker": ["datasetName": unknown],
    "gcePersistentDisk": ["pdName": unknown],
    "gitRepo": ["repository": unknown],
    "glusterfs": ["endpoints": unknown, "path": unknown],
    "iscsi": [
      "targetPortal": server, "iqn": .string("iqn.2003-01.com.example:unknown"),
      "lun": .integer(0),
    ],
    "nfs": ["server": server, "path": .string("/")],
    "photonPersistentDisk": ["pdID": unknown],
    "portworxVolume": ["volumeID": unknown],
    "quobyte": ["registry": .string("unknown.example.com:1"), "volume": unknown],
    "rbd": ["monitors": .array([server]), "image": unknown],
    "scaleIO": [
      "gateway": .string("https://unknown.example.com"), "system": unknown,
      "secretRef": .object(["name": unknown]), "volumeName": unknown,
    ],
    "storageos": ["volumeName": unknown, "volumeNamespace": unknown],
    "vsphereVolume": ["volumePath": unknown],
  ]
}
