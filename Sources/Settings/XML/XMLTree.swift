internal import CExpat

/// XML as trees: elements, with their attributes as children `@name` before those within.
///
/// The value of an element is its text without the blanks around it. Nothing outside of the file is read, and what
/// entities of the file stand for is bounded. Source: https://www.w3.org/TR/xml/
enum XMLTree {
    /// The root holds the top element; an empty file is a mistake, as the standard has it.
    static func documents(of bytes: [UInt8]) throws(SettingsError) -> [Setting] {
        guard bytes.count <= Int(Int32.max), let parser = XML_ParserCreate(nil) else {
            throw SettingsError(line: 1, message: "expected a file of at most 2 GiB, found more")
        }
        defer { XML_ParserFree(parser) }
        let builder = XMLTreeBuilder(bytes, parser: parser)
        let status = withExtendedLifetime(builder) {
            XML_SetUserData(parser, Unmanaged.passUnretained(builder).toOpaque())
            setHandlers(parser)
            XML_SetUnknownEncodingHandler(parser, readEncoding, nil)
            return bytes.withUnsafeBytes { buffer in
                XML_Parse(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 1)
            }
        }
        if let error = builder.error { throw error }
        guard status == XML_STATUS_OK, let top = builder.top else {
            let line = max(1, Int(clamping: XML_GetCurrentLineNumber(parser)))
            // Its sentences are constants.
            let sentence = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "no element found"
            throw SettingsError(line: line, message: sentence)
        }
        return [.document([PropertyList.resolved(top)], in: bytes)]
    }

    private static func setHandlers(_ parser: XML_Parser) {
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let name, let attributes else { return }
                XMLTree.builder(data)?.start(String(cString: name), attributes)
            },
            { data, _ in XMLTree.builder(data)?.end() })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let text else { return }
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
                XMLTree.builder(data)?.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
            }
        }
    }

    /// Takes encodings of one byte a character for Latin-1: what rules look for is ASCII, which all of them hold.
    private static let readEncoding: XML_UnknownEncodingHandler = { _, name, encoding in
        guard let name, let encoding else { return Int32(XML_STATUS_ERROR.rawValue) }
        let lowered = String(cString: name).lowercased()
        guard ["windows-125", "iso-8859-", "koi8-"].contains(where: lowered.hasPrefix) else {
            return Int32(XML_STATUS_ERROR.rawValue)
        }
        withUnsafeMutableBytes(of: &encoding.pointee.map) { map in
            let map = map.bindMemory(to: CInt.self)
            for byte in map.indices { map[byte] = CInt(byte) }
        }
        return Int32(XML_STATUS_OK.rawValue)
    }

    fileprivate static func builder(_ data: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
        data.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }
}
