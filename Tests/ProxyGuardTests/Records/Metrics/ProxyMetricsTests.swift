import Testing

@testable import ProxyRecords

@Suite("Metrics of the proxy")
struct ProxyMetricsTests {
    @Test("every promised name is shown, and hostile values add no series")
    func names() throws {
        let sample = try AuditSample()
        let log = try AuditLog(sample.options)
        let metrics = ProxyMetrics(version: "1.2.3", audit: log)
        for number in 0..<10_000 {
            metrics.requests("/\(number)", ProxyMetrics.statusClass(number % 700), "m\(number)").increment()
        }
        metrics.openConnections.increment()
        metrics.overhead.observe(.microseconds(40))
        let text = metrics.registry.text()
        for name in [
            "requests_total", "request_duration_seconds", "overhead_seconds", "upstream_duration_seconds",
            "upstream_failures_total", "tokens_total",
            "guard_findings_total", "auth_failures_total", "limited_total", "open_connections", "open_streams",
            "upstream_connections", "audit_queue", "audit_lost_total", "audit_writable", "log_dropped_total",
            "build_info",
        ] {
            #expect(text.contains("# TYPE proxyguard_\(name) "), "\(name)")
        }
        #expect(
            text.contains("proxyguard_build_info{version=\"1.2.3\"} 1") && text.contains("proxyguard_audit_writable 1"))
        #expect(text.contains("process_resident_memory_bytes ") && text.contains("process_open_fds "))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("proxyguard_requests_total{") } == 500)
        log.close()
    }

    @Test(
        "classes of status",
        arguments: [(101, "1xx"), (200, "2xx"), (304, "3xx"), (429, "4xx"), (503, "5xx"), (0, "other")])
    func classes(status: Int, text: String) { #expect(ProxyMetrics.statusClass(status) == text) }
}
