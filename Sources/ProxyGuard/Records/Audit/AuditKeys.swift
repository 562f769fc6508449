internal import Rules

/// With what heads are signed: the first key, if there is one; any of them may have made one that is there.
struct AuditKeys: Sendable {
    let all: [[UInt8]]

    var current: [UInt8]? { all.first }

    init(_ keys: [Secret]) { all = keys.map(\.revealed) }
}
