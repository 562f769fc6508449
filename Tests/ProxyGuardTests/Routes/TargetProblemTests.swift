import Testing

@testable import ProxyRoutes

@Suite struct TargetProblemTests {
    @Test("each is one sentence of its own")
    func texts() {
        let all: [TargetProblem] = [
            .empty, .tooLong, .notOriginForm, .emptySegment, .dotSegment, .percentEncodedPath, .pathParameters,
            .backslash, .fragment, .pathCharacter, .parameter, .emptyQuery, .queryCharacter, .queryEncoding,
            .tooManyQueryNames, .unknownQueryName, .repeatedQueryName, .queryValue, .credentialInQuery,
            .streamWithoutEvents,
        ]
        #expect(Set(all.map(\.description)).count == all.count)
        #expect(all.allSatisfy { $0.description.hasSuffix(".") && !$0.description.contains("\n") })
        #expect(TargetProblem.credentialInQuery.description.contains("x-goog-api-key"))
    }
}
