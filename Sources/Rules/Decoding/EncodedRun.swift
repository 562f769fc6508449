/// Decodes runs of letters and digits that may be base64 or hexadecimal, if they hold text.
enum EncodedRun {
    /// Characters; base64 of fewer holds no secret that is long enough to be told from chance.
    static let leastBase64 = 16
    static let leastHex = 32
    /// Lines of a block of base64 are at least this wide, the last one excepted.
    static let leastBlockLine = 60

    /// What both alphabets of base64 have, padding left out.
    static let alphabet: [Bool] = (0...255).map { byte in
        ASCII.isAlphanumeric(UInt8(byte)) || "+/-_".utf8.contains(UInt8(byte))
    }

    /// Values of base64's characters, 255 for others.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            values[Int(byte)] = UInt8(value)
        }
        values[Int(UInt8(ascii: "-"))] = 62
        values[Int(UInt8(ascii: "_"))] = 63
        return values
    }()

    /// What a run holds; nil unless that is text.
    ///
    /// - Parameters:
    ///   - run: characters of base64's alphabets.
    ///   - isPadded: `=` follows.
    static func decoded(_ run: UnsafeRawBufferPointer, isPadded: Bool) -> (Encoding, [UInt8])? {
        if run.count >= leastHex, run.count % 2 == 0, !isPadded, let content = hex(run) { return (.hex, content) }
        return base64(run, isPadded: isPadded).map { (.base64, $0) }
    }

    static func hex(_ run: UnsafeRawBufferPointer) -> [UInt8]? {
        var content: [UInt8] = []
        for index in stride(from: 0, to: run.count, by: 2) {
            guard let high = digit(run[index]), let low = digit(run[index + 1]) else { return nil }
            let byte = high << 4 | low
            guard isText(byte), byte < 0x80 else { return nil }
            content.append(byte)
        }
        return content
    }

    static func digit(_ byte: UInt8) -> UInt8? {
        guard ASCII.isHex(byte) else { return nil }
        return ASCII.isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
    }

    static func base64(_ run: UnsafeRawBufferPointer, isPadded: Bool) -> [UInt8]? {
        guard run.count >= leastBase64, run.count % 4 != 1, beginsLikeText(run) else { return nil }
        var signs = Signs()
        for byte in run { signs.take(byte) }
        guard signs.isLikely || isPadded else { return nil }
        var content: [UInt8] = []
        content.reserveCapacity(run.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var count = 0
        for byte in run {
            let value = values[Int(byte)]
            guard value < 64 else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                let byte = UInt8(truncatingIfNeeded: bits >> UInt32(count))
                guard isText(byte) else { return nil }
                content.append(byte)
            }
        }
        // Of text in another script whole characters only.
        if content.contains(where: { $0 >= 0x80 }), String(validating: content, as: UTF8.self) == nil { return nil }
        return content
    }

    /// The first six bytes: nearly nothing that is no text passes.
    private static func beginsLikeText(_ run: UnsafeRawBufferPointer) -> Bool {
        for start in [0, 4] {
            let v = (0..<4).map { UInt32(values[Int(run[start + $0])]) }
            let word = v[0] << 18 | v[1] << 12 | v[2] << 6 | v[3]
            guard isText(UInt8(truncatingIfNeeded: word >> 16)), isText(UInt8(truncatingIfNeeded: word >> 8)),
                isText(UInt8(truncatingIfNeeded: word))
            else { return false }
        }
        return true
    }

    /// Which kinds of characters a run has: words of a program have letters only, or are joined by one sign.
    private struct Signs {
        private var hasUpper = false
        private var hasLower = false
        private var hasDigit = false
        private var hasStandard = false
        private var hasURL = false

        mutating func take(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "+"), UInt8(ascii: "/"): hasStandard = true
            case UInt8(ascii: "-"), UInt8(ascii: "_"): hasURL = true
            case _ where ASCII.isDigit(byte): hasDigit = true
            case _ where ASCII.isUpper(byte): hasUpper = true
            default: hasLower = true
            }
        }

        var isLikely: Bool { hasUpper && hasLower && hasDigit && !(hasStandard && hasURL) }
    }

    /// A byte that texts have: printable, a blank, or part of a character in UTF-8.
    @inline(__always)
    static func isText(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }
}
