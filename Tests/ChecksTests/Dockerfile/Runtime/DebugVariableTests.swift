import Rules
import Testing

@testable import Checks

@Suite("DebugVariable")
struct DebugVariableTests {
    @Test(
        "values for development",
        arguments: [
            ("DEBUG", "1"), ("DEBUG", "True"), ("DEBUG", "*"), ("flask_debug", "on"), ("NODE_ENV", "development"),
            ("RAILS_ENV", "dev"), ("ASPNETCORE_ENVIRONMENT", "Development"), ("ENVIRONMENT", "debug"),
            ("GIN_MODE", "debug"),
            ("XDEBUG_MODE", "coverage"), ("WERKZEUG_DEBUG_PIN", "off"),
        ])
    func development(name: String, value: String) {
        #expect(DebugVariable.severity(of: name, value) == .medium)
    }

    @Test(
        "chatty logs are less bad",
        arguments: [("LOG_LEVEL", "DEBUG"), ("APP_LOG_LEVEL", "trace"), ("RUST_LOG", "trace")])
    func logs(name: String, value: String) {
        #expect(DebugVariable.severity(of: name, value) == .low)
    }

    @Test(
        "values that are harmless",
        arguments: [
            ("DEBUG", "0"), ("DEBUG", ""), ("DEBUG", "false"), ("DEBUGGER", "1"), ("NODE_ENV", "production"),
            ("NODE_ENV", "devnet"), ("VIRTUAL_ENV", "dev"), ("CONDA_DEFAULT_ENV", "dev"), ("GIN_MODE", "release"),
            ("XDEBUG_MODE", "off"), ("LOG_LEVEL", "info"), ("RUST_LOG", "info"), ("MODE", "development"),
        ])
    func harmless(name: String, value: String) {
        #expect(DebugVariable.severity(of: name, value) == nil)
    }

    @Test(
        "options that open a debugger",
        arguments: [
            ("--inspect=0.0.0.0:9229", true), ("--inspect-brk=0.0.0.0", true), ("--inspect=[::]:9229", true),
            ("-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005", true), ("-Xrunjdwp:server=y", true),
            ("--inspect", false), ("--inspect=9229", false), ("--inspect=127.0.0.1:9229", false),
            ("--inspect=localhost:9229", false), ("--inspect=[::1]:9229", false), ("-Xmx1g", false), ("", false),
        ])
    func debuggers(option: String, expected: Bool) {
        #expect(DebugVariable.opensDebugger(option: option) == expected)
        #expect(DebugVariable.opensDebugger("-Xms1g \(option) -a") == expected)
    }
}
