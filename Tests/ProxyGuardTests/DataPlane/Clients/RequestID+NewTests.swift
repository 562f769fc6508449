import ProxyRoutes
import Testing

@testable import ProxyDataPlane

@Suite("New request ids")
struct RequestIDNewTests {
    @Test("ids have the form that clients may choose, and none comes twice")
    func form() {
        let ids = (0..<2000).map { _ in RequestID.make() }
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { RequestID.isValid($0) && $0.hasPrefix("req_") && $0.utf8.count == 28 })
        // Every place takes many letters: none is left over from a number that has run out.
        for place in 4..<28 {
            #expect(Set(ids.map { Array($0.utf8)[place] }).count > 30)
        }
    }
}
