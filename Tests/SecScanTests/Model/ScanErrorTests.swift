import Testing

@testable import SecScan

@Suite struct ScanErrorTests {
    @Test func printsItsDescriptionAndNothingElse() {
        let error: any Error = ScanError(.notFound, "x: no such file or directory")
        #expect("\(error)" == "x: no such file or directory")
    }

    @Test func codeAndDescriptionMakeIt() {
        let error = ScanError(.usage, "a")
        #expect(error == ScanError(.usage, "a"))
        #expect(error != ScanError(.usage, "b") && error != ScanError(.unreadable, "a"))
    }

    @Test(
        arguments: [
            (.usage, "usage"), (.notFound, "not-found"), (.unreadable, "unreadable"), (.unwritable, "unwritable"),
            (.unsupported, "unsupported"),
        ] as [(ScanError.Code, String)])
    func codes(code: ScanError.Code, name: String) {
        #expect(code.rawValue == name)
        #expect(code == ScanError.Code(rawValue: name))
    }
}
