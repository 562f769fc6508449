import Testing

@testable import Checks

@Suite struct DictionaryPasswordTests {
    @Test(arguments: [
        "secret", "Postgres", "password", "admin", "1234", "123456", "0000", "Admin" + "123!", "pass" + "word1", "root",
        "example",
        "my-secret-" + "password", "minio" + "admin", "9876", "111111", "postgres_",
    ])
    func known(value: String) {
        #expect(DictionaryPassword.contains(value))
    }

    @Test(arguments: [
        "", "plum9" + "tree", "Tr0ub4dor", "secretive", "483920", "correct-horse", "administration", "84",
    ])
    func unknown(value: String) {
        #expect(!DictionaryPassword.contains(value))
    }

    @Test func nameOfTheAccount() {
        #expect(DictionaryPassword.contains("Shop", user: "shop"))
        #expect(!DictionaryPassword.contains("shop", user: "web"))
    }
}
