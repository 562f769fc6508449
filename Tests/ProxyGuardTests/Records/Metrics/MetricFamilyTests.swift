import Testing

@testable import ProxyRecords

@Suite("Metric families")
struct MetricFamilyTests {
    @Test("ten thousand values make no more series than were allowed; what comes later counts as other")
    func bounded() {
        let family = MetricFamily<Counter>("m", labels: ["path", "method"], maximumCount: 5) { Counter() }
        for number in 0..<10_000 { family("/\(number)", "GET").increment() }
        #expect(family.all.count == 5)
        #expect(family("other", "other").value == 10_000 - 4)
        #expect(family("/0", "GET").value == 1)
    }

    @Test("gauges that are set together are all there is: others that there were are 0, those without room one sum")
    func together() {
        let family = MetricFamily<Gauge>("m", labels: ["upstream", "state"], maximumCount: 4) { Gauge() }
        family.set([["a", "idle"]: 1, ["a", "used"]: 2])
        family.set([["a", "used"]: 3, ["b", "used"]: 4])
        #expect([family("a", "idle").value, family("a", "used").value, family("b", "used").value] == [0, 3, 4])
        family.set([["c", "idle"]: 5, ["c", "used"]: 6])
        #expect(family("other", "other").value == 11 && family("a", "used").value == 0 && family.all.count == 4)
    }

    @Test("a wrong number of values and a long one are other; without labels there is one series")
    func odd() {
        let family = MetricFamily<Counter>("m", labels: ["a"], maximumCount: 9) { Counter() }
        family("x", "y").increment()
        family(String(repeating: "x", count: 200)).increment()
        #expect(family("other").value == 2 && family.all.count == 1)
        let single = MetricFamily<Counter>("m", labels: [], maximumCount: 9) { Counter() }
        #expect(single.all.count == 1 && single() === single())
    }
}
