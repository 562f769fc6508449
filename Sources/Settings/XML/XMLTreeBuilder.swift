internal import CExpat

/// Makes a tree of what expat reports.
final class XMLTreeBuilder {
    private struct Element {
        var name: SettingWord
        var children: [Setting]
        var text: [UInt8] = []
        var hasElements = false
        var contentStart: Int
    }

    /// What entities may add to the text and the elements of a file.
    private static let entityLimit = 1 << 20

    private let bytes: [UInt8]
    private let parser: XML_Parser
    private var open: [Element] = []
    private var count = 0
    private(set) var top: Setting?
    private(set) var error: SettingsError?

    init(_ bytes: [UInt8], parser: XML_Parser) {
        self.bytes = bytes
        self.parser = parser
    }

    func start(_ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>) {
        guard error == nil else { return }
        let tag = currentRange
        var texts: [(name: String, value: String)] = []
        // Behind these stand those that the document type adds.
        for index in stride(from: 0, to: Int(XML_GetSpecifiedAttributeCount(parser)), by: 2) {
            guard let name = attributes[index], let value = attributes[index + 1] else { break }
            texts.append((String(cString: name), String(cString: value)))
        }
        charge(name.utf8.count + texts.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count })
        guard open.count < SettingsFile.depthLimit - 1 else {
            return stop("expected at most \(SettingsFile.depthLimit) levels of nesting, found more")
        }
        let written = XMLTag(bytes, tag)
        let children = texts.enumerated().map { place, text in
            let isWritten = place < written.attributes.count
            return Setting(
                name: "@" + text.name, nameRange: isWritten ? written.attributes[place].name : tag, value: text.value,
                valueRange: isWritten ? written.attributes[place].value : tag, kind: .string)
        }
        open.append(
            Element(
                name: SettingWord(text: name, range: written.name), children: children,
                contentStart: tag.upperBound))
    }

    func end() {
        guard error == nil, let element = open.popLast() else { return }
        let end = max(element.contentStart, min(currentRange.lowerBound, bytes.count))
        let cursor = ByteCursor(bytes)
        var content = element.contentStart..<end
        if !element.hasElements { content = cursor.trimmed(content) }
        let text = ByteCursor(element.text)
        let value = text.text(text.trimmed(0..<element.text.count))
        let setting = Setting(
            name: element.name.text, nameRange: element.name.range, value: value, valueRange: content,
            kind: value.isEmpty && !element.children.isEmpty ? .mapping : .string, children: element.children)
        if open.isEmpty {
            top = setting
        } else {
            open[open.count - 1].children.append(setting)
            open[open.count - 1].hasElements = true
        }
    }

    func characters(_ text: UnsafeBufferPointer<UInt8>) {
        guard error == nil, !open.isEmpty else { return }
        charge(text.count)
        open[open.count - 1].text += text
    }

    /// The bytes of what is reported; of an entity's content, those of its name.
    private var currentRange: Range<Int> {
        let start = min(max(0, Int(XML_GetCurrentByteIndex(parser))), bytes.count)
        return start..<min(bytes.count, start + max(0, Int(XML_GetCurrentByteCount(parser))))
    }

    private func charge(_ bytes: Int) {
        count += bytes
        guard count > self.bytes.count * 2 + Self.entityLimit else { return }
        stop("expected entities that stand for less than a megabyte, found more")
    }

    private func stop(_ message: String) {
        guard error == nil else { return }
        error = SettingsError(
            line: max(1, Int(clamping: XML_GetCurrentLineNumber(parser))), message: message, isLimit: true)
        XML_StopParser(parser, XML_FALSE)
    }
}
