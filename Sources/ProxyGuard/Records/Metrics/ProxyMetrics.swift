/// What the proxy counts, under names that dashboards may rely on.
///
/// Label values are those of the program, never what a client sent: a route is its operation or `other`.
public struct ProxyMetrics: Sendable {
    /// Where they are read.
    public let registry: MetricRegistry
    /// `route`, `status_class` (`2xx`), `dialect`.
    public let requests: MetricFamily<Counter>
    /// `route`: seconds from the first byte in to the last byte out.
    public let requestDuration: MetricFamily<Histogram>
    /// Seconds that the proxy itself took.
    public let overhead: Histogram
    /// `upstream`: seconds until its answer began.
    public let upstreamDuration: MetricFamily<Histogram>
    /// `upstream`, `reason`: requests that it gave no answer to, or not all of it.
    public let upstreamFailures: MetricFamily<Counter>
    /// `kind`: `input`, `output`, `cached_input`.
    public let tokens: MetricFamily<Counter>
    /// `family` of the rule, `action`.
    public let guardFindings: MetricFamily<Counter>
    /// `reason`.
    public let authFailures: MetricFamily<Counter>
    /// `scope`: `token`, `project`, `address`, `global`.
    public let limited: MetricFamily<Counter>
    /// Connections of clients.
    public let openConnections: Gauge
    /// Streams to clients.
    public let openStreams: Gauge
    /// `upstream`, `state`: `idle`, `used`.
    public let upstreamConnections: MetricFamily<Gauge>

    /// - Parameters:
    ///   - version: Of this program, for `build_info`.
    ///   - audit: Asked when somebody reads; nil without an audit log.
    ///   - log: The same for the log.
    public init(
        registry: MetricRegistry = MetricRegistry(), version: String, audit: AuditLog? = nil, log: LogSink? = nil
    ) {
        self.registry = registry
        let prefix = "proxyguard_"
        requests = registry.counter(
            prefix + "requests_total", "Requests that were answered.",
            labels: ["route", "status_class", "dialect"], maximumCount: 500)
        requestDuration = registry.histogram(
            prefix + "request_duration_seconds", "Time from the first byte of a request to the last of its answer.",
            labels: ["route"], bounds: Histogram.requestBounds, maximumCount: 64)
        overhead = registry.histogram(
            prefix + "overhead_seconds", "Time of a request that the proxy itself took.",
            bounds: Histogram.overheadBounds)()
        upstreamDuration = registry.histogram(
            prefix + "upstream_duration_seconds", "Time until an upstream began to answer.",
            labels: ["upstream"], bounds: Histogram.requestBounds, maximumCount: 64)
        upstreamFailures = registry.counter(
            prefix + "upstream_failures_total", "Requests that an upstream gave no answer to, or not all of it.",
            labels: ["upstream", "reason"], maximumCount: 500)
        tokens = registry.counter(
            prefix + "tokens_total", "Model tokens that were used.", labels: ["kind"], maximumCount: 8)
        guardFindings = registry.counter(
            prefix + "guard_findings_total", "What guards found, by family of the rule.",
            labels: ["family", "action"], maximumCount: 200)
        authFailures = registry.counter(
            prefix + "auth_failures_total", "Requests whose credential was refused.",
            labels: ["reason"], maximumCount: 32)
        limited = registry.counter(
            prefix + "limited_total", "Requests that a limit refused.", labels: ["scope"], maximumCount: 32)
        openConnections = registry.gauge(prefix + "open_connections", "Connections of clients.")()
        openStreams = registry.gauge(prefix + "open_streams", "Answers that are streamed right now.")()
        upstreamConnections = registry.gauge(
            prefix + "upstream_connections", "Connections to upstreams.", labels: ["upstream", "state"],
            maximumCount: 128)
        registry.gauge(prefix + "build_info", "The version that runs; always 1.", labels: ["version"])(version).set(1)
        registry.reading(prefix + "audit_queue", "Audit events that wait to be written.") { [weak audit] in
            audit.map { Double($0.queuedCount) }
        }
        registry.reading(prefix + "audit_lost_total", "Audit events that found no room.", isCounter: true) {
            [weak audit] in audit.map { Double($0.lostCount) }
        }
        registry.reading(prefix + "audit_writable", "1 if the audit log can be written, else 0.") { [weak audit] in
            audit.map { $0.state == .writing ? 1 : 0 }
        }
        registry.reading(prefix + "log_dropped_total", "Messages that were not written.", isCounter: true) {
            [weak log] in log.map { Double($0.droppedCount) }
        }
        Self.addProcess(to: registry)
    }

    /// The `status_class` of a status: `2xx`.
    public static func statusClass(_ status: Int) -> String {
        switch status {
        case 100..<200: "1xx"
        case 200..<300: "2xx"
        case 300..<400: "3xx"
        case 400..<500: "4xx"
        case 500..<600: "5xx"
        default: "other"
        }
    }

    private static func addProcess(to registry: MetricRegistry) {
        registry.reading("process_resident_memory_bytes", "Memory in use.") { ProcessFigures.residentBytes }
        registry.reading("process_cpu_seconds_total", "Processor time.", isCounter: true) {
            ProcessFigures.processorSeconds
        }
        registry.reading("process_open_fds", "Open descriptors.") { ProcessFigures.openDescriptors }
        registry.reading("process_start_time_seconds", "When the process began, in seconds since 1970.") {
            ProcessFigures.startTime
        }
    }
}
