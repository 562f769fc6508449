/// A pattern of a `.dockerignore` file: `*` and `?` stay in a folder, `**` does not, `[…]` is one character of several.
struct DockerIgnorePattern: Sendable {
    fileprivate enum Part: Sendable {
        case byte(UInt8)
        /// `?`: a character, no slash.
        case any
        /// `*`: any number of them.
        case anyRun
        /// `**` at the end.
        case rest
        /// `**/`: nothing, or folders with the slash behind them.
        case folders
        case oneOf([ClosedRange<UInt8>], isNegated: Bool)
    }

    /// Nil if the pattern cannot be read.
    private let parts: [Part]?

    /// - Parameter pattern: cleaned as a path.
    init(_ pattern: [UInt8]) {
        var parts: [Part] = []
        var rest = pattern[...]
        var isValid = true
        while let byte = rest.popFirst() {
            switch byte {
            case .asterisk where rest.first == .asterisk:
                rest = rest.dropFirst()
                if rest.first == .slash { rest = rest.dropFirst() }
                parts.append(rest.isEmpty ? .rest : .folders)
            case .asterisk: parts.append(.anyRun)
            case .question: parts.append(.any)
            case .openBracket:
                guard let characters = Self.characters(&rest) else {
                    isValid = false
                    continue
                }
                parts.append(characters)
            case .backslash:
                guard let next = rest.popFirst() else {
                    isValid = false
                    continue
                }
                parts.append(.byte(next))
            default: parts.append(.byte(byte))
            }
        }
        self.parts = isValid ? parts : nil
    }

    /// What stands behind `[`, up to and with `]`; nil if it is not closed.
    private static func characters(_ rest: inout ArraySlice<UInt8>) -> Part? {
        var ranges: [ClosedRange<UInt8>] = []
        let isNegated = rest.first == UInt8(ascii: "^")
        if isNegated { rest = rest.dropFirst() }
        while var low = rest.popFirst() {
            if low == .closeBracket, !ranges.isEmpty { return .oneOf(ranges, isNegated: isNegated) }
            if low == .backslash, let next = rest.popFirst() { low = next }
            var high = low
            if rest.first == .minus, let end = rest.dropFirst().first, end != .closeBracket {
                rest = rest.dropFirst(2)
                high = end
                if high == .backslash, let next = rest.popFirst() { high = next }
            }
            guard low <= high else { return nil }
            ranges.append(low...high)
        }
        return nil
    }

    /// Whether it matches the whole path, in time linear in the length of each.
    func matches(_ path: [UInt8]) -> Bool { ends(in: path)?[path.count] ?? false }

    /// Whether it may match a path that begins with `folder`, which ends with a slash.
    func mayMatch(below folder: [UInt8]) -> Bool {
        guard let parts else { return false }
        return parts.indices.contains { count in
            let places = Self.ends(of: parts[...count], in: folder)
            return places[folder.count]
        }
            || parts.contains { part in
                switch part {
                case .rest, .folders: true
                default: false
                }
            }
    }

    private func ends(in path: [UInt8]) -> [Bool]? { parts.map { Self.ends(of: $0[...], in: path) } }

    /// Whether the parts may end before each byte of the path, and behind its last.
    private static func ends(of parts: ArraySlice<Part>, in path: [UInt8]) -> [Bool] {
        var places = [Bool](repeating: false, count: path.count + 1)
        places[0] = true
        for part in parts {
            guard let first = places.firstIndex(of: true) else { break }
            var next = [Bool](repeating: false, count: path.count + 1)
            switch part {
            case .rest: for place in first...path.count { next[place] = true }
            case .folders:
                next = places
                for place in first..<path.count where path[place] == .slash { next[place + 1] = true }
            case .anyRun:
                var isInside = false
                for place in first...path.count {
                    isInside = isInside || places[place]
                    next[place] = isInside
                    if place < path.count, path[place] == .slash { isInside = false }
                }
            case .byte, .any, .oneOf:
                for place in first..<path.count where places[place] && part.takes(path[place]) {
                    next[place + 1] = true
                }
            }
            places = next
        }
        return places
    }
}

extension DockerIgnorePattern.Part {
    fileprivate func takes(_ byte: UInt8) -> Bool {
        switch self {
        case .byte(let own): own == byte
        case .any: byte != .slash
        case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
        case .anyRun, .rest, .folders: false
        }
    }
}
