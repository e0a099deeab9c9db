import Estate

extension JSONScanner {
  /// Reads a workload's `spec`: how many replicas of which pod template.
  mutating func workloadSpec(into workload: inout Workload) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "replicas": workload.replicas = try scanner.optionalInteger()
      case "schedule" where workload.kind == ObjectKind.cronJob.rawValue:
        workload.schedule = try scanner.stringOrEmpty()
      case "suspend": workload.isSuspended = try scanner.booleanOrFalse()
      case "selector": workload.selector = try scanner.selector(of: workload.kind)
      case "template": try scanner.podTemplate(into: &workload)
      case "jobTemplate": try scanner.jobTemplate(into: &workload)
      default: try scanner.skip()
      }
    }
    let everyLabel = LabelSelector(matchLabels: workload.templateLabels)
    if workload.kind != ObjectKind.job.rawValue, workload.selector == everyLabel {
      workload.selector = nil
    }
  }

  /// Reads a selector, which the oldest kind writes as a mere map of labels.
  private mutating func selector(of kind: String) throws(ImportError) -> LabelSelector? {
    guard kind == ObjectKind.replicationController.rawValue else {
      return try optionalLabelSelector()
    }
    if try takeNull() { return nil }
    return LabelSelector(matchLabels: try stringMap())
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
      guard key == "spec" else { return try scanner.skip() }
      try scanner.members { scanner, key throws(ImportError) in
        if key == "template" {
          try scanner.podTemplate(into: &workload)
        } else {
          try scanner.skip()
        }
      }
    }
  }
}
