/// The rules of the hadolint profile, by code.
enum HadolintRules {
    static let all =
        (HadolintStructureRules.all + HadolintStageRules.all + HadolintImageRules.all
        + HadolintCopyRules.all + HadolintUserRules.all + HadolintVariableRules.all + HadolintCommandRules.all
        + HadolintPinningRules.all + HadolintAnswerRules.all + HadolintCacheRules.all + HadolintLabelRules.all)
        .sorted { $0.code < $1.code }
}
