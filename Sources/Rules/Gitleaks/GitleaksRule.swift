/// A rule of a gitleaks configuration.
public struct GitleaksRule: Sendable {
    /// Another rule that must have found something nearby.
    struct Required: Hashable, Sendable {
        var id: String
        /// At most so many lines away; nil means anywhere in the text.
        var lines: Int?
        var columns: Int?
    }

    public var id: String
    var description = ""
    /// Nil: the path alone decides.
    var regex: GoRegex?
    var path: GoRegex?
    /// The secret's group; 0: the first that holds something, else the whole match.
    var secretGroup = 0
    /// A secret needs more bits a character; 0 means that any will do.
    var entropy = 0.0
    /// Lower case; one of them occurs somewhere in the text. None: the text is searched in any case.
    var keywords: [String] = []
    var tags: [String] = []
    var allowlists: [GitleaksAllowlist] = []
    var required: [Required] = []
    /// It only serves other rules that require it.
    var isHidden = false
    /// Where it stands.
    var file = ""
    var line = 1

    init(id: String) { self.id = id }

    /// Among findings of one line that share a value, this one yields to those of other rules.
    public var isGeneric: Bool { id.lowercased().contains("generic") }

    /// Whether it may find something in a file of that path.
    public func applies(to path: String) -> Bool { self.path.map { $0.occurs(in: path.utf8) } ?? true }

    /// This rule of a configuration laid over the one of the same id that the configuration extends.
    func laid(over base: GitleaksRule) -> GitleaksRule {
        var rule = base
        if !description.isEmpty { rule.description = description }
        if entropy != 0 { rule.entropy = entropy }
        if secretGroup != 0 { rule.secretGroup = secretGroup }
        rule.regex = regex ?? base.regex
        rule.path = path ?? base.path
        rule.tags += tags
        rule.keywords += keywords
        rule.allowlists += allowlists
        (rule.file, rule.line) = (file, line)
        return rule
    }

    /// How reports and options name it: `gitleaks/<id>` in the letters that ids have here.
    ///
    /// - Parameter isTaken: another rule has that name.
    func ruleID(avoiding isTaken: (RuleID) -> Bool) -> RuleID {
        let letters = id.lowercased().unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z", "0"..."9": Character(scalar)
            default: "-"
            }
        }
        let word = String(letters.drop { $0 == "-" })
        var number = 1
        while true {
            let name = (word.isEmpty ? "rule" : word) + (number == 1 ? "" : "-\(number)")
            if let id = RuleID("gitleaks/" + name), !isTaken(id) { return id }
            number += 1
        }
    }

    /// What is said of its findings.
    func rule(_ ruleID: RuleID) -> Rule {
        let isShort = !description.isEmpty && description.utf8.count <= 80 && !description.contains("\n")
        return Rule(
            id: ruleID,
            name: isShort ? (description.hasSuffix(".") ? String(description.dropLast()) : description) : id,
            description: description.isEmpty ? "Rule '\(id)' of a gitleaks configuration." : description,
            severity: .high, confidence: .high,
            remediation:
                "Revoke the value where it was issued, issue a new one, and keep it out of the repository: deleting it does not remove it from the history.",
            aliases: ["gitleaks:" + id])
    }
}
