/// `[guards]`: what is looked for in requests and answers.
public enum GuardSettings {
    /// Secrets on their way out.
    public static let requestSecrets = Setting<GuardAction>(
        "guards.request_secrets", .block, .guards,
        "What happens to credentials that a request would send to a provider.")
    /// Secrets on their way back.
    public static let responseSecrets = Setting<GuardAction>(
        "guards.response_secrets", .redact, .guards, "What happens to credentials in an answer.")
    /// Personal data.
    public static let personalData = Setting<GuardAction>(
        "guards.personal_data", .off, .guards,
        "What happens to card numbers, bank accounts, social security numbers and the like in a request.")
    /// Rules of one's own.
    public static let promptRules = Setting<Listed<FilePath>>(
        "guards.prompt_rules", Listed(), .guards, "Files with patterns that no text of a request may have.")
    /// What happens to what they find.
    public static let promptAction = Setting<GuardAction>(
        "guards.prompt_action", .block, .guards, "What happens to a request in which one of these patterns is found.")
    /// A guard that fails.
    public static let onFailure = Setting<FailureMode>(
        "guards.on_failure", .closed, .guards, limit: Limit("\"closed\" or \"open\"") { $0 != .local },
        "What happens to a request that a guard could not read to its end.")

    static let all: [any SettingDeclaration] = [
        requestSecrets, responseSecrets, personalData, promptRules, promptAction, onFailure,
    ]
}
