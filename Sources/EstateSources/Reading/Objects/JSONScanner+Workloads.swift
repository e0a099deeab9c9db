import Estate

extension JSONScanner {
  /// Reads a workload's `spec`: how many replicas of which pod template.
  mutating func workloadSpec(into workload: inout Workload) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "replicas": workload.replicas = try scanner.optionalInteger()
      case "template": try scanner.podTemplate(into: &workload)
      case "jobTemplate": try scanner.jobTemplate(into: &workload)
      default: try scanner.skip()
      }
    }
  }

  private mutating func podTemplate(into workload: inout Workload) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "metadata": workload.templateLabels = try scanner.objectMetadata().metadata.labels
      case "spec": workload.template = try scanner.podSpec()
      default: try scanner.skip()
      }
    }
  }

  /// A CronJob's template is a Job, whose spec holds the pod's.
  private mutating func jobTemplate(into workload: inout Workload) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      if key == "spec" {
        try scanner.workloadSpec(into: &workload)
      } else {
        try scanner.skip()
      }
    }
  }
}
