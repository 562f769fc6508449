import Settings
import Testing

@Suite("SettingPathError")
struct SettingPathErrorTests {
    @Test("it says what and where")
    func description() {
        #expect("\(SettingPathError(column: 3, message: "expected a, found b"))" == "expected a, found b (column 3)")
    }
}
