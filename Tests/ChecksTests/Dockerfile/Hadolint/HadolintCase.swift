import Rules

@testable import Checks

/// Where a rule of hadolint fires in a text; nowhere if no line is given.
struct HadolintCase: Sendable, CustomStringConvertible {
    let code: String
    let source: String
    let lines: [Int]
    let settings: HadolintSettings

    /// - Parameter lines: of the findings of this code.
    init(_ code: String, _ source: String, _ lines: Int..., settings: HadolintSettings = HadolintSettings()) {
        self.code = code
        self.source = source
        self.lines = lines
        self.settings = settings
    }

    var description: String { "\(code): \(source)" }

    /// The lines that are found, those of rules that are ignored by default, too.
    var found: [Int] {
        var settings = settings
        settings.overrides[.style, default: []].formUnion(["DL1001", "DL3057"])
        return HadolintProfile.findings(in: Array(source.utf8), settings: settings).filter { $0.code == code }
            .map(\.line)
    }
}

extension HadolintSettings {
    /// Changed in place.
    func with(_ change: (inout HadolintSettings) -> Void) -> HadolintSettings {
        var settings = self
        change(&settings)
        return settings
    }
}
