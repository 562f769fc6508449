internal import Rules

/// Edits of one file that do not conflict, in the order of their places.
struct EditList: Sendable {
    private(set) var edits: [Edit] = []

    init(_ edits: [Edit] = []) {
        self.edits = edits.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }

    /// Whether some edits may be made together with these.
    func admits(_ others: [Edit]) -> Bool {
        others.allSatisfy { other in
            // The first that does not lie wholly before it, and what follows up to its end.
            var index = edits.partitioningIndex { $0.range.upperBound >= other.range.lowerBound }
            while index < edits.count, edits[index].range.lowerBound <= other.range.upperBound {
                if edits[index].conflicts(with: other) { return false }
                index += 1
            }
            return true
        }
    }

    mutating func add(_ others: [Edit]) {
        for edit in others {
            let place = edits.partitioningIndex {
                ($0.range.lowerBound, $0.range.upperBound) >= (edit.range.lowerBound, edit.range.upperBound)
            }
            edits.insert(edit, at: place)
        }
    }

    /// The file with the edits made; all other bytes stay as they are.
    func applied(to source: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(source.count)
        var end = 0
        for edit in edits {
            result += source[end..<edit.range.lowerBound]
            result += edit.replacement
            end = edit.range.upperBound
        }
        return result + source[end...]
    }

    /// Where a range of the file lies after the edits; what is replaced lies around its replacement.
    func mapped(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        var shift = 0
        for edit in edits {
            let growth = edit.replacement.count - edit.range.count
            if edit.range.upperBound <= range.lowerBound {
                lower += growth
            } else if edit.range.lowerBound < range.lowerBound {
                lower = edit.range.lowerBound + shift
            }
            if edit.range.lowerBound < range.upperBound {
                upper =
                    edit.range.upperBound <= range.upperBound
                    ? upper + growth : edit.range.lowerBound + shift + edit.replacement.count
            }
            shift += growth
        }
        return lower..<max(lower, upper)
    }

    /// Where a place of the edited file was before.
    func original(_ offset: Int) -> Int {
        var shift = 0
        for edit in edits {
            let start = edit.range.lowerBound + shift
            if offset < start { break }
            if offset < start + edit.replacement.count { return edit.range.lowerBound }
            shift += edit.replacement.count - edit.range.count
        }
        return offset - shift
    }
}
