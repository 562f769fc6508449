import Rules
import Testing
import YAML

@testable import Checks

@Suite struct ComposeServiceTests {
    private func services(_ text: String) throws -> [ComposeService] {
        ComposeService.all(in: try ComposeDocument(Array(text.utf8)))
    }

    @Test func extendsReachesThroughSeveralServices() throws {
        let text = "services: {a: {extends: b}, b: {extends: {service: c}, x: 1}, c: {extends: a, x: 2, y: 3}}"
        let service = try #require(try services(text).first)
        #expect(service["x"]?.text == "1" && service["y"]?.text == "3" && service["z"] == nil)
        #expect(service.own["x"] == nil && service.items("x").isEmpty)
    }

    @Test func servicesOfOtherFilesAreNotAtHand() throws {
        let text = "services: {a: {extends: {file: b.yaml, service: c}}, c: {x: 2}}"
        #expect(try services(text).first?["x"] == nil)
    }

    @Test func whatAnOverrideSetsCounts() throws {
        var service = try #require(try services("services: {a: {x: 1, y: [2]}}").first)
        service.override = try services("services: {a: {x: 3}}").first?.own
        #expect(service["x"]?.text == "3" && service.written("x") == nil)
        #expect(service.written("y") != nil && service.items("y").map(\.text) == ["2"])
    }

    @Test func aListOfOne() throws {
        let service = try #require(try services("services: {a: {x: y, z: }}").first)
        #expect(service.items("x").map(\.text) == ["y"] && service.items("z").isEmpty && !service.isBuilt)
    }

    @Test func documentsWithoutServices() throws {
        for text in ["", "- a", "services: a", "services: {a: }", "services: {[b]: {x: 1}}"] {
            #expect(try services(text).isEmpty, "\(text)")
        }
        #expect(try services("services: {a: {}}\n---\nservices: {b: {}}").map(\.name) == ["a", "b"])
        #expect(throws: YAMLError.self) { try services("a: [") }
    }
}
