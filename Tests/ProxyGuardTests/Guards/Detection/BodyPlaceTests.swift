import Testing

@testable import ProxyGuards

@Suite struct BodyPlaceTests {
    @Test func paths() {
        #expect(BodyPlace().path("messages[0]") == "messages[0]")
        let place = BodyPlace(offset: 7, field: "file[2]")
        #expect(place.path("body.input") == "file[2].body.input")
        #expect(place.path("[0]") == "file[2][0]" && place.path("") == "file[2]")
        let line = BodyPlace(offset: 7, field: "file").line(2, at: 5)
        #expect(line.offset == 12 && line.field == "file[2]")
        #expect(place.finding(GuardFinding(rule: "a/b", field: "x")) == GuardFinding(rule: "a/b", field: "file[2].x"))
    }
}
