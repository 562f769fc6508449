import ProxyConfiguration
import Testing

@Suite struct ListedTests {
    @Test func whatIsPutInLaterIsPassedOver() {
        let (list, mismatches) = read("a,${B},${C:-d},$E", untyped: true, as: Listed<String>.self)
        #expect(list?.values == ["a", "d"] && mismatches.isEmpty)
    }

    @Test func everyElementIsReadAndEveryMistakeTold() {
        let elements = [("10.0.0.0/8", 1), ("x", 14), ("10.0.0.1", 19)].map { text, start in
            WrittenValue(.text(text), range: start..<start + text.utf8.count + 2, line: 1)
        }
        let (list, mismatches) = read(.list(elements), as: Listed<Network>.self)
        #expect(list?.values.map(\.text) == ["10.0.0.0/8", "10.0.0.1"])
        #expect(mismatches.map(\.range) == [14..<17])
        #expect(list?.written == "[\"10.0.0.0/8\", \"10.0.0.1\"]")
    }
}
