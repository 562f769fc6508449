import Foundation
import Testing

@testable import ProxyRecords

@Suite("Figures of the process")
struct ProcessFiguresTests {
    @Test("memory, time, descriptors and start are those of this process")
    func figures() throws {
        #expect(try #require(ProcessFigures.residentBytes) > 1_048_576)
        #expect(try #require(ProcessFigures.processorSeconds) >= 0)
        #expect(try #require(ProcessFigures.openDescriptors) >= 3)
        let start = try #require(ProcessFigures.startTime)
        #expect(start > 1_000_000_000 && start <= Date().timeIntervalSince1970 + 1)
    }
}
