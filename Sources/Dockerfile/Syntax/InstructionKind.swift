/// The instructions of a Dockerfile.
public enum InstructionKind: String, Hashable, Sendable, CaseIterable {
    case add
    case arg
    case cmd
    case copy
    case entrypoint
    case env
    case expose
    case from
    case healthcheck
    case label
    case maintainer
    case onbuild
    case run
    case shell
    case stopsignal
    case user
    case volume
    case workdir
    /// A word that is none of them.
    case unknown

    /// The instruction of a keyword in any case.
    init(keyword: ArraySlice<UInt8>) {
        guard keyword.count <= 11 else {
            self = .unknown
            return
        }
        let name = String(decoding: keyword.map { $0.isLetter ? $0 | 0x20 : $0 }, as: UTF8.self)
        self = InstructionKind(rawValue: name) ?? .unknown
    }

    /// The keyword in capitals.
    public var keyword: String { rawValue.uppercased() }

    /// Whether heredocs may follow.
    var takesHeredocs: Bool { self == .run || self == .copy || self == .add }
}
