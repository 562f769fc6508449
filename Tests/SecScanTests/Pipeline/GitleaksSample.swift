import Rules

@testable import SecScan

/// Configurations of gitleaks that only tests have.
enum GitleaksSample {
    static func rules(_ text: String, builtIn: [Rule] = []) throws -> RuleSet {
        let configuration = try GitleaksLoader.load(text, file: "g.toml") { _ throws(RulesError) in nil }
        return try RuleSet(builtIn).adopting(configuration)
    }

    static func context(_ text: String, builtIn: [Rule] = []) throws -> ScanContext {
        ScanContext(rules: try rules(text, builtIn: builtIn), jobs: 1)
    }

    static func result(_ context: ScanContext, _ text: String, isFile: Bool = true) -> BlobResult {
        let scanner = BlobScanner(context.detector)
        return Array(text.utf8).withUnsafeBytes { scanner.scan($0, isFile: isFile) }
    }

    /// `rule:line` of what is found in a file.
    static func found(_ configuration: String, _ text: String, path: String = "a.txt", builtIn: [Rule] = []) throws
        -> [String]
    {
        let context = try context(configuration, builtIn: builtIn)
        return context.sightings(of: result(context, text), path: path).map { "\($0.rule.id):\($0.place.line)" }
            .sorted()
    }
}
