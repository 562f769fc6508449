import Testing

@testable import Rules

@Suite("Sorted search") struct SortedSearchTests {
    @Test("the same index from every hint")
    func hints() {
        for count in [0, 1, 2, 7, 40] {
            let values = (0..<count).map { $0 * 2 }
            for wanted in -1...(2 * count + 1) {
                let expected = values.firstIndex { $0 >= wanted } ?? count
                #expect(values.partitioningIndex { $0 >= wanted } == expected)
                for hint in -1...(count + 1) {
                    #expect(values.partitioningIndex(near: hint) { $0 >= wanted } == expected)
                }
            }
        }
    }

    @Test("a slice keeps its indexes")
    func slice() {
        let values = [0, 1, 2, 3, 4, 5, 6, 7][3...]
        #expect(values.partitioningIndex { $0 >= 5 } == 5)
        #expect(values.partitioningIndex(near: 0) { $0 >= 9 } == 8)
    }
}
