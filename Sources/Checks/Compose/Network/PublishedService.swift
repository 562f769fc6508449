internal import Rules

/// A database or a port for administration is open to every network of the host.
enum PublishedService: ComposeCheck {
    static let rule = Rule(
        compose: "compose/published-service", "Database or administration port published",
        why: """
            A port that is made for other services, or for administrators, is published on every address of the host. Docker opens \
            it in the host's firewall too; whoever reaches the host may try the service's passwords, where it asks for any.
            """,
        severity: .medium,
        remediation:
            "Leave the port out: services reach each other without. For the host alone: \"127.0.0.1:5432:5432\".",
        references: ["https://docs.docker.com/engine/network/port-publishing/"],
        cwe: "CWE-668",
        aliases: ["compose-lint:CL-0005"],
        bad: [
            "services:\n  db:\n    image: app:1.2\n    ports:\n      - \"«5432:5432»\"\n",
            "services:\n  db:\n    image: app:1.2\n    ports: [\"«0.0.0.0:16379:6379»\", 80:80]\n",
            "services:\n  db:\n    image: app:1.2\n    ports:\n      - target: «27017»\n        published: \"27017\"\n",
            "services:\n  db:\n    image: docker:27-dind\n    ports: [«2375:2375»]\n",
            "services:\n  db:\n    image: app:1.2\n    ports:\n      - «${PORT:-3306}:3306/tcp»\n",
        ],
        good: [
            "services:\n  db:\n    image: app:1.2\n    ports:\n      - \"127.0.0.1:5432:5432\"\n",
            "services:\n  web:\n    image: app:1.2\n    ports: [\"80:8080\", \"443:8443\"]\n",
            "services:\n  db:\n    image: app:1.2\n    expose: [5432]\n",
            "services:\n  db:\n    image: app:1.2\n    ports:\n      - target: 6379\n        host_ip: \"::1\"\n        published: 6379\n",
            "services:\n  web:\n    image: app:1.2\n    ports: [\"5432:8080\"]\n",
        ])

    private static let ports: [Int: String] = [
        22: "SSH", 23: "Telnet", 1433: "SQL Server", 1521: "Oracle", 2375: "the Docker API without TLS", 2379: "etcd",
        3306: "MySQL", 3389: "RDP", 5432: "PostgreSQL", 5672: "RabbitMQ", 5900: "VNC", 5984: "CouchDB", 6379: "Redis",
        8086: "InfluxDB", 9042: "Cassandra", 9092: "Kafka", 9200: "Elasticsearch",
        9300: "Elasticsearch",
        10250: "the kubelet", 11211: "memcached", 15672: "RabbitMQ's administration", 27017: "MongoDB",
    ]

    static func findings(in file: AuditedCompose) -> [CheckFinding] {
        file.services.flatMap { service in
            service.items("ports").compactMap { node in
                guard let port = ComposePort(node), port.isOpen, port.protocolName == "tcp",
                    let (number, name) = ports.filter({ port.target.contains($0.key) }).min(by: { $0.key < $1.key })
                else { return nil }
                return CheckFinding(
                    port.range, "service \(service.name) publishes port \(number) on every address: \(name)",
                    severity: number == 2375 ? .critical : nil)
            }
        }
    }
}
