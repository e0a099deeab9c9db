"""Kubernetes objects as an API server returns them, drawn from a seeded generator.

Shapes follow the Kubernetes 1.3x API reference; how many there are of each kind is an assumption:
mostly pods and what they use, as in clusters of a few hundred namespaces.
"""

import base64
import json

LETTERS = "bcdfghjklmnpqrstvwxz2456789"
WORDS = (
    "api auth batch billing cart catalog checkout cron data edge email events feed files gateway"
    " gear health image index invoice jobs ledger login mail media metrics notify orders payment"
    " portal prices profile proxy queue reports search session shipping stock store sync tax"
    " token upload user video wallet web worker"
).split()
TEAMS = "atlas borea ceres delta ember fjord gamma helix iris juno kappa lumen".split()
VERBS = ["get", "list", "watch", "create", "update", "patch", "delete"]
RESOURCES = [
    "pods", "pods/log", "secrets", "configmaps", "services", "endpoints", "events", "deployments",
    "replicasets", "jobs", "cronjobs", "ingresses", "serviceaccounts", "leases",
]
RBAC = "rbac.authorization.k8s.io"


class Objects:
    """Makes objects one after another; the same generator state gives the same objects."""

    def __init__(self, rng):
        self.rng = rng
        self.serial = 0
        self.namespaces = [
            f"{self.pick(TEAMS)}-{self.pick(WORDS)}-{number:03d}" for number in range(200)
        ]
        self.nodes = [f"ip-10-{n // 250}-{n % 250}-17.eu-west-1.internal" for n in range(300)]

    # Ingredients

    def pick(self, choices):
        return choices[int(self.rng.random() * len(choices))]

    def chance(self, share):
        return self.rng.random() < share

    def text(self, length):
        return "".join(self.pick(LETTERS) for _ in range(length))

    def hexadecimal(self, length):
        return f"{self.rng.getrandbits(4 * length):0{length}x}"

    def uid(self):
        digits = self.hexadecimal(32)
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def blob(self, length):
        return base64.b64encode(self.rng.randbytes(length)).decode()

    def instant(self):
        rng = self.rng
        return (
            f"2026-{rng.randint(1, 6):02d}-{rng.randint(1, 28):02d}T{rng.randint(0, 23):02d}"
            f":{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}Z"
        )

    def name(self):
        self.serial += 1
        return f"{self.pick(WORDS)}-{self.pick(WORDS)}-{self.serial}"

    def labels(self, app):
        return {
            "app.kubernetes.io/instance": app,
            "app.kubernetes.io/managed-by": "Helm",
            "app.kubernetes.io/name": self.pick(WORDS),
            "app.kubernetes.io/version": f"{self.rng.randint(1, 9)}.{self.rng.randint(0, 30)}.0",
            "helm.sh/chart": f"{self.pick(WORDS)}-1.{self.rng.randint(0, 30)}.0",
            "team": self.pick(TEAMS),
        }

    def metadata(self, name, namespace=None, labels=None, annotations=None, fields=None):
        metadata = {}
        if annotations:
            metadata["annotations"] = annotations
        metadata["creationTimestamp"] = self.instant()
        if labels:
            metadata["labels"] = labels
        if fields:
            metadata["managedFields"] = [
                {
                    "apiVersion": "v1", "fieldsType": "FieldsV1", "fieldsV1": fields,
                    "manager": self.pick(["kubectl", "helm", "kube-controller-manager"]),
                    "operation": "Update", "time": self.instant(),
                }
            ]
        metadata["name"] = name
        if namespace:
            metadata["namespace"] = namespace
        metadata["resourceVersion"] = str(self.rng.randint(10**6, 10**9))
        metadata["uid"] = self.uid()
        return metadata

    @staticmethod
    def owned_fields(*names):
        """The managedFields of the given top fields of metadata and spec."""
        return {
            "f:metadata": {
                "f:annotations": {".": {}, "f:kubectl.kubernetes.io/last-applied-configuration": {}},
                "f:labels": {
                    ".": {}, "f:app.kubernetes.io/instance": {}, "f:app.kubernetes.io/name": {},
                    "f:team": {},
                },
            },
            "f:spec": {f"f:{name}": {} for name in names},
        }

    @staticmethod
    def last_applied(value):
        text = json.dumps(value, separators=(",", ":"), sort_keys=True) + "\n"
        return {"kubectl.kubernetes.io/last-applied-configuration": text}

    # Pods and what makes them

    def environment(self, app):
        variables = [
            {"name": f"{self.pick(WORDS).upper()}_URL", "value": f"http://{app}.svc:8080/v1"},
            {"name": "LOG_LEVEL", "value": self.pick(["info", "debug", "warn"])},
            {
                "name": "POD_NAME",
                "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "metadata.name"}},
            },
        ]
        for _ in range(self.rng.randint(0, 8)):
            variables.append({"name": self.text(9).upper(), "value": self.text(14)})
        if self.chance(0.5):
            reference = {"key": "password", "name": f"{app}-credentials"}
            variables.append(
                {"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": reference}})
        return variables

    def probe(self, path):
        return {
            "failureThreshold": 3, "httpGet": {"path": path, "port": "http", "scheme": "HTTP"},
            "initialDelaySeconds": 5, "periodSeconds": 10, "successThreshold": 1,
            "timeoutSeconds": 1,
        }

    def container(self, name, app, mounts):
        return {
            "args": ["--config=/etc/app/config.yaml", f"--shard={self.rng.randint(0, 9)}"],
            "env": self.environment(app),
            "image": f"registry.example.com/{self.pick(TEAMS)}/{name}:1.{self.rng.randint(0, 99)}",
            "imagePullPolicy": "IfNotPresent",
            "livenessProbe": self.probe("/healthz"),
            "name": name,
            "ports": [{"containerPort": 8080, "name": "http", "protocol": "TCP"}],
            "readinessProbe": self.probe("/ready"),
            "resources": {
                "limits": {"cpu": "500m", "memory": "512Mi"},
                "requests": {"cpu": "100m", "memory": "128Mi"},
            },
            "securityContext": {
                "allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]},
                "readOnlyRootFilesystem": True, "runAsNonRoot": True, "runAsUser": 1000,
            },
            "terminationMessagePath": "/dev/termination-log",
            "terminationMessagePolicy": "File",
            "volumeMounts": mounts,
        }

    def pod_spec(self, app, scheduled):
        mounts = [
            {"mountPath": "/etc/app", "name": "config", "readOnly": True},
            {"mountPath": "/tmp", "name": "scratch"},
        ]
        volumes = [
            {"configMap": {"defaultMode": 420, "name": f"{app}-config"}, "name": "config"},
            {"emptyDir": {}, "name": "scratch"},
        ]
        if self.chance(0.4):
            mounts.append({"mountPath": "/etc/tls", "name": "tls", "readOnly": True})
            volumes.append(
                {"name": "tls", "secret": {"defaultMode": 420, "secretName": f"{app}-tls"}})
        if scheduled:
            token = f"kube-api-access-{self.text(5)}"
            path = "/var/run/secrets/kubernetes.io/serviceaccount"
            mounts.append({"mountPath": path, "name": token, "readOnly": True})
            volumes.append({"name": token, "projected": self.token_volume()})
        containers = [self.container(self.pick(WORDS), app, mounts)]
        if self.chance(0.3):
            containers.append(self.container("sidecar", app, mounts[:1]))
        spec = {"containers": containers, "dnsPolicy": "ClusterFirst"}
        if self.chance(0.3):
            spec["initContainers"] = [self.container("migrate", app, mounts[:1])]
        if scheduled:
            spec |= {
                "enableServiceLinks": True, "nodeName": self.pick(self.nodes),
                "preemptionPolicy": "PreemptLowerPriority", "priority": 0,
            }
        return spec | {
            "imagePullSecrets": [{"name": "registry"}], "restartPolicy": "Always",
            "schedulerName": "default-scheduler", "securityContext": {"fsGroup": 2000},
            "serviceAccount": app, "serviceAccountName": app, "terminationGracePeriodSeconds": 30,
            "tolerations": [
                {
                    "effect": "NoExecute", "key": f"node.kubernetes.io/{state}",
                    "operator": "Exists", "tolerationSeconds": 300,
                }
                for state in ("not-ready", "unreachable")
            ],
            "volumes": volumes,
        }

    @staticmethod
    def token_volume():
        root = {"items": [{"key": "ca.crt", "path": "ca.crt"}], "name": "kube-root-ca.crt"}
        field = {"apiVersion": "v1", "fieldPath": "metadata.namespace"}
        return {
            "defaultMode": 420,
            "sources": [
                {"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}},
                {"configMap": root},
                {"downwardAPI": {"items": [{"fieldRef": field, "path": "namespace"}]}},
            ],
        }

    def pod_status(self, containers):
        address = f"10.{self.rng.randint(0, 255)}.{self.rng.randint(0, 255)}.7"
        return {
            "conditions": [
                {
                    "lastProbeTime": None, "lastTransitionTime": self.instant(), "status": "True",
                    "type": kind,
                }
                for kind in ("Initialized", "Ready", "ContainersReady", "PodScheduled")
            ],
            "containerStatuses": [
                {
                    "containerID": f"containerd://{self.hexadecimal(64)}",
                    "image": container["image"],
                    "imageID": f"{container['image']}@sha256:{self.hexadecimal(64)}",
                    "lastState": {}, "name": container["name"], "ready": True,
                    "restartCount": self.rng.randint(0, 3), "started": True,
                    "state": {"running": {"startedAt": self.instant()}},
                }
                for container in containers
            ],
            "hostIP": "10.0.0.7", "phase": "Running", "podIP": address, "podIPs": [{"ip": address}],
            "qosClass": "Burstable", "startTime": self.instant(),
        }

    def pod(self):
        app = self.name()
        spec = self.pod_spec(app, scheduled=True)
        metadata = self.metadata(
            f"{app}-{self.hexadecimal(9)}-{self.text(5)}", self.pick(self.namespaces),
            self.labels(app) | {"pod-template-hash": self.hexadecimal(9)},
            {
                "checksum/config": self.hexadecimal(64), "prometheus.io/port": "8080",
                "prometheus.io/scrape": "true",
            },
            self.owned_fields("containers", "dnsPolicy", "restartPolicy", "volumes", "tolerations"))
        metadata["ownerReferences"] = [
            {
                "apiVersion": "apps/v1", "blockOwnerDeletion": True, "controller": True,
                "kind": "ReplicaSet", "name": app, "uid": self.uid(),
            }
        ]
        return {
            "apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec,
            "status": self.pod_status(spec["containers"]),
        }

    def workload(self, kind):
        app = self.name()
        labels = self.labels(app)
        spec = {
            "progressDeadlineSeconds": 600, "replicas": self.rng.randint(0, 5),
            "revisionHistoryLimit": 10, "selector": {"matchLabels": {"app": app}},
            "template": {
                "metadata": {"creationTimestamp": None, "labels": labels},
                "spec": self.pod_spec(app, scheduled=False),
            },
        }
        value = {"apiVersion": "apps/v1", "kind": kind, "spec": spec}
        applied = self.last_applied(value) if kind == "Deployment" and self.chance(0.5) else None
        metadata = self.metadata(
            app, self.pick(self.namespaces), labels, applied,
            self.owned_fields("replicas", "selector", "template"))
        status = {"observedGeneration": 4, "replicas": spec["replicas"]}
        return value | {"metadata": metadata, "status": status}

    # Configuration, accounts and nodes

    def secret(self):
        app = self.name()
        kind = self.pick(["Opaque", "Opaque", "kubernetes.io/tls", "helm.sh/release.v1"])
        sizes = {"Opaque": [16, 24, 40], "kubernetes.io/tls": [1700, 1200]}
        data = {
            f"{self.pick(WORDS)}-{place}": self.blob(size)
            for place, size in enumerate(sizes.get(kind, [self.rng.randint(2000, 20000)]))
        }
        value = {"apiVersion": "v1", "data": data, "kind": "Secret", "type": kind}
        applied = self.last_applied(value) if self.chance(0.2) else None
        labels = self.labels(app)
        return value | {
            "metadata": self.metadata(app, self.pick(self.namespaces), labels, applied)}

    def config_map(self):
        app = self.name()
        lines = [
            f"{self.pick(WORDS)}.{self.pick(WORDS)}: \"{self.text(12)}\"\t# é"
            for _ in range(self.rng.randint(5, 60))
        ]
        data = {"config.yaml": "\n".join(lines) + "\n", "mode": "strict"}
        metadata = self.metadata(f"{app}-config", self.pick(self.namespaces), self.labels(app))
        return {"apiVersion": "v1", "data": data, "kind": "ConfigMap", "metadata": metadata}

    def service_account(self):
        app = self.name()
        annotations = {
            "eks.amazonaws.com/role-arn": f"arn:aws:iam::{self.rng.randint(10**11, 10**12)}:role/x"}
        return {
            "apiVersion": "v1", "kind": "ServiceAccount",
            "metadata": self.metadata(
                app, self.pick(self.namespaces), self.labels(app),
                annotations if self.chance(0.3) else None),
        }

    def namespace(self):
        name = f"{self.name()}-space"
        labels = {
            "kubernetes.io/metadata.name": name, "team": self.pick(TEAMS),
            "pod-security.kubernetes.io/enforce": "baseline",
        }
        return {
            "apiVersion": "v1", "kind": "Namespace", "metadata": self.metadata(name, None, labels),
            "spec": {"finalizers": ["kubernetes"]}, "status": {"phase": "Active"},
        }

    def node(self):
        name = f"{self.name()}.eu-west-1.internal"
        image = "registry.example.com/{}/{}"
        images = []
        for _ in range(50):
            path = image.format(self.pick(TEAMS), self.pick(WORDS))
            digest = f"{path}@sha256:{self.hexadecimal(64)}"
            names = [digest, f"{path}:1.{self.rng.randint(0, 99)}"]
            images.append({"names": names, "sizeBytes": self.rng.randint(10**6, 10**9)})
        conditions = [
            {
                "lastHeartbeatTime": self.instant(), "lastTransitionTime": self.instant(),
                "message": f"kubelet has {kind}", "reason": f"KubeletHas{kind}",
                "status": "False", "type": kind,
            }
            for kind in ("MemoryPressure", "DiskPressure", "PIDPressure", "Ready")
        ]
        labels = {
            "kubernetes.io/arch": "amd64", "kubernetes.io/hostname": name,
            "kubernetes.io/os": "linux", "topology.kubernetes.io/zone": "eu-west-1a",
        }
        capacity = {"cpu": "16", "memory": "65843004Ki", "pods": "110"}
        return {
            "apiVersion": "v1", "kind": "Node", "metadata": self.metadata(name, None, labels),
            "spec": {"podCIDR": "10.4.2.0/24", "providerID": f"aws:///x/i-{self.hexadecimal(17)}"},
            "status": {
                "allocatable": capacity, "capacity": capacity, "conditions": conditions,
                "images": images,
            },
        }

    # Access

    def role(self, kind):
        rules = [
            {
                "apiGroups": [self.pick(["", "apps", "batch"])],
                "resources": sorted({self.pick(RESOURCES) for _ in range(3)}),
                "verbs": sorted({self.pick(VERBS) for _ in range(4)}),
            }
            for _ in range(self.rng.randint(1, 6))
        ]
        space = self.pick(self.namespaces) if kind == "Role" else None
        name = self.name()
        return {
            "apiVersion": f"{RBAC}/v1", "kind": kind,
            "metadata": self.metadata(name, space, self.labels(name)), "rules": rules,
        }

    def binding(self, kind):
        space = self.pick(self.namespaces) if kind == "RoleBinding" else None
        subjects = [
            {
                "kind": "ServiceAccount", "name": self.name(),
                "namespace": self.pick(self.namespaces),
            }
            for _ in range(self.rng.randint(1, 3))
        ]
        if self.chance(0.3):
            subjects.append({"apiGroup": RBAC, "kind": "Group", "name": self.pick(TEAMS)})
        reference = {
            "apiGroup": RBAC, "kind": "ClusterRole" if space is None else "Role",
            "name": self.name(),
        }
        return {
            "apiVersion": f"{RBAC}/v1", "kind": kind,
            "metadata": self.metadata(self.name(), space), "roleRef": reference,
            "subjects": subjects,
        }

    def next(self):
        """The next object, of a kind drawn in fixed proportions."""
        makers = [
            (38, self.pod), (8, lambda: self.workload("Deployment")),
            (10, lambda: self.workload("ReplicaSet")), (12, self.secret), (8, self.config_map),
            (8, self.service_account), (2, self.namespace), (1, self.node),
            (4, lambda: self.role("Role")), (1, lambda: self.role("ClusterRole")),
            (6, lambda: self.binding("RoleBinding")), (2, lambda: self.binding("ClusterRoleBinding")),
        ]
        place = self.rng.random() * sum(share for share, _ in makers)
        for share, make in makers:
            place -= share
            if place < 0:
                return make()
        return makers[0][1]()
