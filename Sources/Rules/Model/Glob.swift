/// A path pattern in the manner of gitignore: `*` and `?` stay within a path component, `**` crosses them, `[a-z]` is a class.
///
/// A pattern with a slash at its start or in its middle counts from the root, another one at any depth; one that ends in a slash
/// stands for everything below. Matching ignores ASCII case.
public struct Glob: Hashable, Sendable, CustomStringConvertible {
    public let description: String
    private let pattern: [UInt8]
    private let matchesName: Bool

    public init(_ text: String) {
        description = text
        var bytes = Array(text.utf8).map(Self.folded)
        let slash = UInt8(ascii: "/")
        let isFolder = bytes.last == slash
        if isFolder { bytes.removeLast() }
        let isRooted = bytes.contains(slash)
        if bytes.first == slash { bytes.removeFirst() }
        if isFolder { bytes = (isRooted ? [] : Array("**/".utf8)) + bytes + Array("/**".utf8) }
        pattern = bytes
        matchesName = !isRooted && !isFolder
    }

    /// - Parameter path: relative, components joined by `/`.
    public func matches(_ path: some Collection<UInt8>) -> Bool {
        var bytes = path.map(Self.folded)
        if matchesName, let slash = bytes.lastIndex(of: UInt8(ascii: "/")) {
            bytes.removeSubrange(...slash)
        }
        return Self.match(pattern[...], bytes[...])
    }

    public func matches(_ path: String) -> Bool { matches(Array(path.utf8)) }

    private static func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// Backtracks to the last `*` and the last `**` only: linear in pattern times path, whatever the pattern.
    private static func match(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
        let slash = UInt8(ascii: "/")
        let star = UInt8(ascii: "*")
        var p = pattern.startIndex
        var t = path.startIndex
        var retryStar: (pattern: Int, text: Int)?
        var retryDouble: (pattern: Int, text: Int)?
        while true {
            if p < pattern.endIndex, pattern[p] == star {
                let standsAlone = p == pattern.startIndex || pattern[p - 1] == slash
                if standsAlone, p + 1 < pattern.endIndex, pattern[p + 1] == star,
                    p + 2 == pattern.endIndex || pattern[p + 2] == slash
                {
                    p += 2
                    // "**/" also stands for nothing.
                    if p < pattern.endIndex, pattern[p] == slash { p += 1 }
                    retryDouble = (p, t)
                    retryStar = nil
                } else {
                    p += 1
                    retryStar = (p, t)
                }
                continue
            }
            if t < path.endIndex, let next = step(pattern, p, path[t]) {
                p = next
                t += 1
                continue
            }
            if t == path.endIndex, p == pattern.endIndex { return true }
            if let star = retryStar, star.text < path.endIndex, path[star.text] != slash {
                retryStar = (star.pattern, star.text + 1)
                (p, t) = (star.pattern, star.text + 1)
            } else if let double = retryDouble, double.text < path.endIndex {
                // A double star that ended in a slash resumes at the next component.
                var resume = double.text + 1
                if double.pattern > pattern.startIndex, pattern[double.pattern - 1] == slash {
                    while resume < path.endIndex, path[resume - 1] != slash { resume += 1 }
                }
                retryDouble = (double.pattern, resume)
                retryStar = nil
                (p, t) = (double.pattern, resume)
            } else {
                return false
            }
        }
    }

    /// The pattern position behind one that matches `byte`, or nil.
    private static func step(_ pattern: ArraySlice<UInt8>, _ at: Int, _ byte: UInt8) -> Int? {
        guard at < pattern.endIndex else { return nil }
        switch pattern[at] {
        case UInt8(ascii: "?"):
            return byte == UInt8(ascii: "/") ? nil : at + 1
        case UInt8(ascii: "\\") where at + 1 < pattern.endIndex:
            return pattern[at + 1] == byte ? at + 2 : nil
        case UInt8(ascii: "["):
            // A bracket right behind the opening, or its negation, is a member.
            var first = at + 1
            if first < pattern.endIndex, pattern[first] == UInt8(ascii: "!") || pattern[first] == UInt8(ascii: "^") {
                first += 1
            }
            guard first < pattern.endIndex, let close = pattern[(first + 1)...].firstIndex(of: UInt8(ascii: "]")) else {
                fallthrough
            }
            return inClass(pattern[(at + 1)..<close], byte) ? close + 1 : nil
        default:
            return pattern[at] == byte ? at + 1 : nil
        }
    }

    private static func inClass(_ members: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
        guard byte != UInt8(ascii: "/") else { return false }
        var members = members
        let negated = members.first == UInt8(ascii: "!") || members.first == UInt8(ascii: "^")
        if negated { members = members.dropFirst() }
        var found = false
        var index = members.startIndex
        while index < members.endIndex {
            if index + 2 < members.endIndex, members[index + 1] == UInt8(ascii: "-") {
                found = found || (members[index] <= byte && byte <= members[index + 2])
                index += 3
            } else {
                found = found || members[index] == byte
                index += 1
            }
        }
        return found != negated
    }
}
