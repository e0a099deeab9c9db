/// What happens in a unit whatever the policy: who works when, and on what.
package struct World: Sendable {
  /// In order of ``AccessTask/precedes(_:_:)``; people's tasks, pipelines' runs and agents'
  /// invocations alike.
  package var tasks: [AccessTask]
  /// Shape [context.people].
  package var tenures: [Tenure]
  /// Runs by pipeline as planned, ascending; shape [context.pipelines].
  package var runs: [[TimeWindow]]
  /// When each person is on call, ascending and disjoint; shape [context.people].
  package var onCall: [[TimeWindow]]

  package init(
    tasks: [AccessTask], tenures: [Tenure], runs: [[TimeWindow]], onCall: [[TimeWindow]]
  ) {
    self.tasks = tasks
    self.tenures = tenures
    self.runs = runs
    self.onCall = onCall
  }
}
