import Statistics
import Testing

@Suite("Staffing a queue")
struct StaffedQueueTests {
  @Test("Exponential service is Erlang C, with patience Erlang A")
  func models() {
    let erlangC = ErlangC(arrivalRate: 12, serviceRate: 6, servers: 3)
    let endless = StaffedQueue(arrivalRate: 12, meanService: 1.0 / 6, servers: 3)
    #expect(isNear(endless.meanWait, erlangC.meanWait ?? -1))
    #expect(isNear(endless.waitExceeds(0.25), erlangC.waitExceeds(0.25)))
    #expect(endless.abandonmentProbability == 0 && endless.isStable)
    let erlangA = ErlangA(arrivalRate: 12, serviceRate: 6, servers: 2, abandonmentRate: 1)
    let patient = StaffedQueue(
      arrivalRate: 12, meanService: 1.0 / 6, meanPatience: 1, servers: 2)
    #expect(isNear(patient.meanWait, erlangA.meanWait))
    #expect(isNear(patient.abandonmentProbability, erlangA.abandonmentProbability))
    #expect(isNear(patient.waitQuantile(0.9), erlangA.waitQuantile(0.9)))
    #expect(isNear(patient.utilisation, erlangA.utilisation) && patient.isStable)
  }

  @Test("For one server the stretched mean is Pollaczek and Khinchine's")
  func variation() {
    for squaredVariation in [0, 0.5, 4] {
      let stretched = StaffedQueue(
        arrivalRate: 0.8, meanService: 1, squaredVariation: squaredVariation, servers: 1)
      let exact = PollaczekKhinchine(
        arrivalRate: 0.8, meanService: 1, squaredVariation: squaredVariation)
      #expect(isNear(stretched.meanWait, exact.meanWait ?? -1))
      #expect(stretched.waitProbability == 0.8)
    }
  }

  @Test("The least number of servers is found for every answer and limit")
  func least() {
    for answer in 0...40 {
      for limit in [0, 1, 5, 16, 40] {
        let found = StaffedQueue.leastServers(upTo: limit) { $0 >= answer }
        #expect(found == (answer <= limit ? answer : nil))
      }
    }
  }
}
