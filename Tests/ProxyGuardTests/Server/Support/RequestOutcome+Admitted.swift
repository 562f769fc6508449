import ProxyStore

@testable import ProxyDataPlane

extension RequestOutcome {
    /// Of a request that limits let pass.
    static func admitted(family: String) -> RequestOutcome {
        var outcome = RequestOutcome(requestID: "r", time: 1_800_000_000)
        (outcome.tokenID, outcome.family, outcome.projectID) = (family, family, RecordID.project.generate())
        outcome.isAdmitted = true
        return outcome
    }
}
