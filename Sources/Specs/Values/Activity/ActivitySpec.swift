package import Sampling

/// What people, pipelines and agents of an estate do, whatever the policy.
///
/// The defaults are those of ``ActivityParameter/all``; an experiment may override each.
package struct ActivitySpec: Sendable, Hashable {
  package var tasks = Tasks()
  package var incidents = Incidents()
  package var turnover = Turnover()
  package var friction = Friction()
  package var rotation = Rotation()

  /// Every default.
  package init() {}

  /// Privileged tasks of people.
  package struct Tasks: Sendable, Hashable {
    /// How often each kind of task comes up, relative to the others.
    package var deployWeight = 0.25
    package var debugWeight = 0.40
    package var rotateWeight = 0.10
    package var changeAccessWeight = 0.05
    package var upgradeWeight = 0.20
    /// How much busier the busiest hour of a working day is than the mean hour: the peak of a raised
    /// cosine over the day, from 1 (flat) to below 2.
    package var peakFactor = 1.0
    /// Seconds that a task uses its rights.
    package var duration = Distribution.lognormal(median: 20 * 60, sigma: 0.8)
    /// Of debugging and incident tasks, the share that runs a command in a container.
    package var execShare = 0.3
    /// Of debugging, incident and rotation tasks, the share that reads a Secret.
    package var secretReadShare = 0.15
    /// Of tasks that change access, the share that writes a binding; others edit roles.
    package var roleBindingShare = 0.8

    package init() {}
  }

  /// Bursts of urgent tasks for whoever is on call.
  package struct Incidents: Sendable, Hashable {
    /// Incidents of each team per week, at any hour.
    package var perTeamAndWeek = 0.5
    /// Urgent tasks that an incident brings, at least one; geometric.
    package var tasksMean = 3.0
    /// Seconds over which those tasks are spread.
    package var span = Distribution.lognormal(median: 3600, sigma: 0.7)
    /// Seconds that one turn of being on call lasts.
    package var onCallTurn: Int64 = 7 * 86_400

    package init() {}
  }

  /// People who join, move and leave.
  package struct Turnover: Sendable, Hashable {
    /// The share of people who leave within a year; their position is filled again.
    package var leaversPerYear = 0.15
    /// Seconds until a position is filled again.
    package var vacancy = Distribution.exponential(mean: 60 * 86_400)
    /// Seconds for which somebody's credentials go on working after they left.
    package var offboardingLag = Distribution.exponential(mean: 3 * 86_400)
    /// The share of people who move to another team within a year.
    package var moversPerYear = 0.10
    /// Seconds for which somebody keeps the memberships of the team they left.
    package var membershipRemovalLag = Distribution.exponential(mean: 90 * 86_400)

    package init() {}
  }

  /// What waiting does to people.
  package struct Friction: Sendable, Hashable {
    /// Seconds that somebody waits for access to an ordinary task.
    package var patience = Distribution.lognormal(median: 2 * 3600, sigma: 1.0)
    /// Seconds that somebody waits for access to an urgent task.
    package var urgentPatience = Distribution.lognormal(median: 15 * 60, sigma: 1.0)
    /// Of those whose patience ends, the share who help themselves to a long-lived credential;
    /// the others give the task up.
    package var bypassShare = 0.10
    /// Seconds that such a credential works.
    package var shadowLifetime = Distribution.exponential(mean: 180 * 86_400)
    /// Where it is kept, relative to each other.
    package var laptopWeight = 0.5
    package var chatWeight = 0.15
    package var wikiWeight = 0.1
    package var repositoryWeight = 0.25

    package init() {}
  }

  /// Rotations that go wrong.
  package struct Rotation: Sendable, Hashable {
    /// Seconds until a rotation that failed is repaired.
    package var repair = Distribution.lognormal(median: 4 * 3600, sigma: 1.0)

    package init() {}
  }
}

/// What a task is about; the raw values are those of files.
package enum TaskKind: String, Sendable, Hashable, CaseIterable {
  case deploy
  case debug
  case incident
  case rotate
  case changeAccess = "change-access"
  case upgrade
  /// A run of a pipeline.
  case run
  /// An invocation of an agent.
  case invocation
}
