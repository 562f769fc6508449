/// Passwords that everybody tries first: those of manuals and images, and the names of what they are for.
enum DictionaryPassword {
    private static let words: Set = [
        "password", "passwort", "passwd", "passw0rd", "p@ssw0rd", "p@ssword", "pass", "secret", "s3cr3t", "topsecret",
        "admin", "administrator", "root", "toor", "sa", "user", "guest", "default", "test", "testing", "dev", "devel",
        "development", "local", "demo", "example", "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb",
        "redis",
        "rabbit", "rabbitmq", "minio", "minioadmin", "grafana", "elastic", "kibana", "keycloak", "neo4j", "influxdb",
        "wordpress", "drupal", "nextcloud", "oracle", "cassandra", "kafka", "vault", "jenkins", "sonar", "tomcat",
        "letmein", "welcome", "qwerty", "qwertz", "abc", "iloveyou", "monkey", "dragon", "master", "hunter", "changeit",
        "db", "database", "app", "foobar", "foo", "bar", "docker", "vagrant", "ubuntu", "pi", "raspberry", "super",
        "superuser", "supersecret", "mysecretpassword", "secretpassword", "rootpassword", "adminpassword", "dbpassword",
        "mypassword", "mysecret", "mysecretkey", "yoursecret", "yourpassword", "notsecure", "insecure", "rootpass",
        "adminpass", "dbpass", "testpass", "testpassword", "devpassword", "devsecret", "secretkey", "jwtsecret",
        "verysecret",
    ]

    /// - Parameter user: the name of the account, where it is known.
    static func contains(_ value: String, user: String? = nil) -> Bool {
        let lowered = value.lowercased()
        guard !lowered.isEmpty, lowered.utf8.count <= 24 else { return false }
        if lowered == user?.lowercased() || words.contains(lowered) { return true }
        if lowered.allSatisfy(\.isNumber) { return isSequence(lowered) }
        // `postgres-1`: signs and digits at the end add nothing.
        let letters = lowered.filter { $0.isLetter || $0 == "@" }
        let tail = lowered.drop { $0.isLetter || "@_-.".contains($0) }
        guard tail.count <= 4, tail.allSatisfy({ $0.isNumber || "!?.#$_-".contains($0) }) else { return false }
        return words.contains(letters) || words.contains(lowered.filter { $0.isLetter || $0.isNumber })
    }

    /// `1234`, `123123`, `0000`.
    private static func isSequence(_ digits: String) -> Bool {
        let values = digits.compactMap(\.wholeNumberValue)
        guard (3...10).contains(values.count) else { return false }
        if Set(values).count <= 3 { return true }
        return zip(values, values.dropFirst()).allSatisfy { abs($0 - $1) == 1 || $0 == 9 && $1 == 0 }
    }
}
