import Testing

@testable import ProxyStore

@Suite struct StateSnapshotTests {
    @Test func keysByState() {
        let keys = ProviderKeyState.allCases.enumerated().flatMap { number, state in
            [1, 2].prefix(state == .current ? 1 : 2).map { copy in
                SealedProviderKey(
                    record: ProviderKeyRecord(
                        id: "key\(number)\(copy)", upstream: "u", createdAt: 0, notBefore: 0,
                        retiredAt: Int64(copy), state: state),
                    sealed: sealed(copy))
            }
        }
        let snapshot = StateSnapshot(version: 1, tokens: [], projects: [], keys: keys)
        #expect(snapshot.currentKeys["u"]?.record.state == .current)
        #expect(snapshot.overlapKeys["u"]?.map(\.record.retiredAt) == [2, 1])
        #expect(snapshot.replacing(version: 2, tokens: [], projects: [], keys: []).overlapKeys.isEmpty)
    }
}
