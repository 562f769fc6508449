/// What the program says, before anything is masked.
struct LogMessage: Sendable {
    /// Its longest texts in bytes, once masked.
    static let maximumTextLength = 4096
    static let maximumNameLength = 64
    static let maximumFieldCount = 48

    var timestamp: Timestamp
    var level: LogSink.Level
    var message: String
    var requestID: String?
    var fields: [(name: String, value: LogValue)]

    /// A field as it is written.
    private enum Written {
        case text(String)
        /// As it stands in JSON.
        case literal(String)
    }

    /// Appends the line with its newline.
    func append(
        _ format: LogSink.Format, _ addresses: AddressForm, masking redactor: RedactorWorker, to bytes: inout [UInt8]
    ) {
        let flat = flattened(addresses)
        var texts = [message, requestID ?? ""]
        for (name, value) in flat {
            texts.append(name)
            if case .text(let text) = value { texts.append(text) } else { texts.append("") }
        }
        let clean = redactor.redact(texts)
        var members: [(name: String, value: Written)] = []
        var names: Set<String> = ["ts", "level", "msg", "request_id"]
        for (index, field) in flat.enumerated() {
            let name = JSONText.cut(clean[2 + 2 * index], to: Self.maximumNameLength)
            var unique = name
            var number = 2
            while !names.insert(unique).inserted {
                unique = "\(name)_\(number)"
                number += 1
            }
            if case .text = field.value {
                members.append((unique, .text(clean[3 + 2 * index])))
            } else {
                members.append((unique, field.value))
            }
        }
        switch format {
        case .json: appendJSON(clean[0], requestID.map { _ in clean[1] }, members, to: &bytes)
        case .text: appendText(clean[0], requestID.map { _ in clean[1] }, members, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private func flattened(_ addresses: AddressForm) -> [(name: String, value: Written)] {
        var flat: [(name: String, value: Written)] = []
        for (name, value) in fields {
            let isCredential = CredentialNames.isField(name)
            switch value {
            case .text(let text): flat.append((name, .text(isCredential ? RedactorWorker.mask : text)))
            case .integer(let number): flat.append((name, .literal(String(number))))
            case .number(let number): flat.append((name, .literal(number.isFinite ? "\(number)" : "null")))
            case .flag(let flag): flat.append((name, .literal(flag ? "true" : "false")))
            case .address(let address): flat.append((name, .text(addresses.written(address))))
            case .headers(let headers):
                for header in headers {
                    let value = CredentialNames.isHeader(header.name) ? RedactorWorker.mask : header.value
                    flat.append(("\(name).\(header.name.lowercased())", .text(value)))
                }
            }
        }
        return Array(flat.prefix(Self.maximumFieldCount))
    }

    private func appendJSON(
        _ message: String, _ requestID: String?, _ members: [(name: String, value: Written)], to bytes: inout [UInt8]
    ) {
        bytes += "{\"ts\":\"".utf8
        timestamp.append(to: &bytes)
        bytes += "\",\"level\":\"\(level.rawValue)\",\"msg\":".utf8
        JSONText.append(message, limit: Self.maximumTextLength, to: &bytes)
        if let requestID {
            bytes += ",\"request_id\":".utf8
            JSONText.append(requestID, limit: Self.maximumNameLength, to: &bytes)
        }
        for (name, value) in members {
            bytes.append(UInt8(ascii: ","))
            JSONText.append(name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            switch value {
            case .text(let text): JSONText.append(text, limit: Self.maximumTextLength, to: &bytes)
            case .literal(let literal): bytes += literal.utf8
            }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private func appendText(
        _ message: String, _ requestID: String?, _ members: [(name: String, value: Written)], to bytes: inout [UInt8]
    ) {
        timestamp.append(to: &bytes)
        bytes += " \(level.rawValue.uppercased()) ".utf8
        JSONText.append(message, limit: Self.maximumTextLength, to: &bytes)
        var members = members
        if let requestID { members.insert(("request_id", .text(requestID)), at: 0) }
        for (name, value) in members {
            bytes.append(UInt8(ascii: " "))
            if name.utf8.allSatisfy(Self.isPlain) {
                bytes += name.utf8
            } else {
                JSONText.append(name, to: &bytes)
            }
            bytes.append(UInt8(ascii: "="))
            switch value {
            case .text(let text) where !text.isEmpty && text.utf8.count <= 128 && text.utf8.allSatisfy(Self.isPlain):
                bytes += text.utf8
            case .text(let text): JSONText.append(text, limit: Self.maximumTextLength, to: &bytes)
            case .literal(let literal): bytes += literal.utf8
            }
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5B, 0x5D...0x5F, 0x61...0x7A, 0x2D, 0x2E, 0x2F: true
        default: false
        }
    }
}
