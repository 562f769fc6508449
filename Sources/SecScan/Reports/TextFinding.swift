internal import Rules

/// One finding in the text report.
struct TextFinding {
    var finding: Finding
    var options: ReportOptions
    var style: TerminalStyle

    private static let indent = "      "
    private static let listedPlaces = 2

    var lines: [String] {
        [heading] + excerpt + commit + places + decoding
    }

    private var heading: String {
        let place = "\(finding.place.line):\(finding.place.column)"
        let name = finding.severity.rawValue
        let severity = style.severity(finding.severity, name) + String(repeating: " ", count: 8 - name.utf8.count)
        let rule = "[\(finding.rule.id)]"
        let width =
            2 + 8 + 2 + VisibleText.width(finding.rule.name) + 1
            + rule.utf8.count + 2 + place.utf8.count
        if width > TextReport.columns {
            let name = VisibleText.clipped(finding.rule.name, to: TextReport.columns - 12)
            return "  \(severity)  \(name)\n\(Self.indent)\(style.faint(rule))  \(place)"
        }
        return "  \(severity)  \(finding.rule.name) \(style.faint(rule))  \(place)"
    }

    private var excerpt: [String] {
        guard let shown = finding.shownExcerpt(options) else {
            return VisibleText.wrapped(VisibleText.escaped(finding.message), to: TextReport.columns - Self.indent.count)
                .map { Self.indent + $0 }
        }
        let columns = TextReport.columns - Self.indent.count
        var before = VisibleText.escaped(shown.before)
        before = String(before.drop { $0 == " " })
        let masked =
            options.showsSecrets
            ? VisibleText.escaped(shown.masked)
            : VisibleText.clipped(VisibleText.escaped(shown.masked), to: columns / 2)
        let maskedWidth = VisibleText.width(masked)
        before = VisibleText.clippedFront(before, to: max(12, columns - maskedWidth - 16))
        let rest = columns - VisibleText.width(before) - maskedWidth
        let after = rest > 3 ? VisibleText.clipped(VisibleText.escaped(shown.after), to: rest) : ""
        let marker =
            String(repeating: " ", count: VisibleText.width(before))
            + String(repeating: "^", count: max(1, min(maskedWidth, columns - VisibleText.width(before))))
        return [
            Self.indent + before + style.mask(masked) + after,
            Self.indent + style.mask(marker),
        ]
    }

    private var commit: [String] {
        guard let commit = finding.commit else { return [] }
        let author = VisibleText.clipped(VisibleText.escaped(commit.author), to: TextReport.columns - 37)
        var lines = ["commit \(commit.shortID)  \(commit.date.prefix(10))  \(author)"]
        switch finding.inHead {
        case true?: lines.append("still in HEAD")
        case false?:
            let last = finding.lastCommit.map { "; last in \($0.shortID) of \($0.date.prefix(10))" }
            lines.append("removed from HEAD, still in history\(last ?? "")")
        case nil: break
        }
        if !commit.isReachable { lines.append("in an object that no branch or tag reaches") }
        return lines.map { Self.indent + style.faint($0) }
    }

    private var places: [String] {
        let further = finding.furtherOccurrences
        guard !further.isEmpty else { return [] }
        let listed = further.count == Self.listedPlaces + 1 ? further.count : Self.listedPlaces
        var lines = further.prefix(listed).map { occurrence in
            let place = ":\(occurrence.place.line):\(occurrence.place.column)"
            let commit = occurrence.commit.map { " (\($0.shortID))" } ?? ""
            let room = TextReport.columns - Self.indent.count - 5 - place.utf8.count - commit.utf8.count
            return
                "also \(VisibleText.clippedFront(VisibleText.escaped(occurrence.place.path), to: room))\(place)\(commit)"
        }
        if further.count > listed { lines.append("and \(further.count - listed) more places") }
        return lines.map { Self.indent + style.faint($0) }
    }

    private var decoding: [String] {
        guard !finding.decodedFrom.isEmpty else { return [] }
        return [Self.indent + style.faint("decoded from \(finding.decodedFrom.joined(separator: ", then "))")]
    }
}
