import Testing

@testable import Checks

@Suite struct WantedNamesTests {
    private func wanted(_ files: [String: String]) -> WantedNames {
        let surroundings = Surroundings(files: files)
        return WantedNames(of: ProjectFiles(in: surroundings), in: surroundings)
    }

    @Test func namesOfAllFiles() {
        let wanted = wanted([
            ".env": "A=1\n", "x/.env.example": "B=\n", "c/compose.yaml": "services: {a: {environment: [C=1, D]}}\n",
        ])
        #expect(wanted.names == ["A", "B", "C", "D"])
        #expect(wanted.passedOn == ["D"])
    }

    @Test func namesOfAFolder() {
        let wanted = wanted([".env": "A=1\n", ".env.local": "B=1\n", "x/.env": "C=1\n", "a.py": "D=1"])
        #expect(wanted.byFolder == ["": ["A", "B"], "x": ["C"]] && wanted.isComplete)
    }

    @Test func partsOfNames() {
        let marks = wanted([".env": "APP_JWT_SECRET=1\nJwt__Key=1\n"]).marks
        for name in ["APP_JWT_SECRET", "jwtSecret", "secret", "Jwt", "Key", "JwtKey"] {
            #expect(marks.contains(NormalName.mark(name.utf8)), "\(name)")
        }
        #expect(!marks.contains(NormalName.mark("APP_JWT".utf8)))
    }
}
