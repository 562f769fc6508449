/// Decodes runs of letters and digits that may be base64 or hexadecimal, if they hold text.
enum EncodedRun {
    /// Characters; base64 of fewer holds no secret that is long enough to be told from chance.
    static let leastBase64 = 16
    static let leastHex = 32
    /// Lines of a block of base64 are at least this wide, the last one excepted.
    static let leastBlockLine = 60
    /// Blanks in front of a line of a block, at most.
    static let mostIndentation = 32

    /// For each byte its value in base64, 255 for what neither alphabet has.
    ///
    /// Never freed and never written again, so that every thread may keep the address.
    nonisolated(unsafe) static let values: UnsafePointer<UInt8> = {
        let values = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        values.initialize(repeating: 255, count: 256)
        for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            values[Int(byte)] = UInt8(value)
        }
        values[Int(UInt8(ascii: "-"))] = 62
        values[Int(UInt8(ascii: "_"))] = 63
        return UnsafePointer(values)
    }()

    /// Of a text in another script so many bytes in a row are ASCII, or it holds nothing: a condition that `mayHoldText` can see.
    static let leastPlain = 12

    /// For each place in a group of four, and for each byte, a bit for each way to align groups in which that byte may stand there.
    ///
    /// The lower four: the first character of a group has the upper bits of its first byte, the second those of its second one, the third
    /// those of its third, and printable ASCII begins with few. The next two: pairs of hexadecimal digits. Never freed and never
    /// written again.
    nonisolated(unsafe) static let alignments: UnsafePointer<UInt8> = {
        let alignments = UnsafeMutablePointer<UInt8>.allocate(capacity: 4 * 256)
        alignments.initialize(repeating: 0, count: 4 * 256)
        for byte in 0..<256 where values[byte] < 64 {
            let value = values[byte]
            // The bits that its own byte begins with, in each of the four roles.
            let roles = [value >> 2, value & 0x0F, (value & 0x03) << 2, 0x02]
            let fits = [
                roles[0] == 0 && value >= 2 || 2..<8 ~= roles[0], roles[1] == 0 || 2..<8 ~= roles[1],
                roles[2] < 8, true,
            ]
            let digit = digit(UInt8(byte))
            let pairs = [digit.map { $0 == 0 || 2..<8 ~= $0 } ?? false, digit != nil]
            for place in 0..<4 {
                var bits: UInt8 = 0
                for alignment in 0..<4 where fits[(place - alignment) & 3] { bits |= 1 << UInt8(alignment) }
                for alignment in 0..<2 where pairs[(place - alignment) & 1] { bits |= 1 << UInt8(4 + alignment) }
                alignments[place << 8 | byte] = bits
            }
        }
        return UnsafePointer(alignments)
    }()

    /// Whether eight bytes may be base64 or hexadecimal digits of ASCII text, however they are aligned; few words are.
    ///
    /// - Parameter alignments: `EncodedRun.alignments`, which whoever asks often keeps.
    @inline(__always)
    static func mayHoldText(
        _ bytes: UnsafeRawBufferPointer, _ offset: Int, _ alignments: UnsafePointer<UInt8> = alignments
    ) -> Bool {
        func bits(_ place: Int) -> UInt8 { alignments[(place & 3) << 8 | Int(bytes[offset + place])] }
        let first = bits(0) & bits(1) & bits(2) & bits(3)
        return first != 0 && first & bits(4) & bits(5) & bits(6) & bits(7) != 0
    }

    /// Whether base64 has a character, padding left out.
    static func isCharacter(_ byte: UInt8) -> Bool { values[Int(byte)] < 64 }

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
        guard holdsText(run, isPadded: isPadded) else { return nil }
        let values = values
        var content: [UInt8] = []
        content.reserveCapacity(run.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var count = 0
        for byte in run {
            bits = bits << 6 | UInt32(values[Int(byte)])
            count += 6
            if count >= 8 {
                count -= 8
                let byte = UInt8(truncatingIfNeeded: bits >> UInt32(count))
                guard isText(byte) else { return nil }
                content.append(byte)
            }
        }
        guard let other = content.firstIndex(where: { $0 >= 0x80 }) else { return content }
        // Of text in another script whole characters only.
        guard
            other >= leastPlain
                || content.split(whereSeparator: { $0 >= 0x80 }).contains(where: { $0.count >= leastPlain }),
            String(validating: content, as: UTF8.self) != nil
        else { return nil }
        return content
    }

    /// Whether every byte that a run of base64 stands for may be text, and the run is likely to be base64 at all.
    private static func holdsText(_ run: UnsafeRawBufferPointer, isPadded: Bool) -> Bool {
        guard run.count >= leastBase64, run.count % 4 != 1 else { return false }
        let values = values
        var kinds: UInt8 = 0
        var index = 0
        while index + 4 <= run.count {
            let (a, b, c, d) = (run[index], run[index + 1], run[index + 2], run[index + 3])
            let (v, w, x, y) = (values[Int(a)], values[Int(b)], values[Int(c)], values[Int(d)])
            let word = UInt32(v) << 18 | UInt32(w) << 12 | UInt32(x) << 6 | UInt32(y)
            guard v | w | x | y < 64, isText(UInt8(truncatingIfNeeded: word >> 16)),
                isText(UInt8(truncatingIfNeeded: word >> 8)),
                isText(UInt8(truncatingIfNeeded: word))
            else { return false }
            kinds |= kind(a, v) | kind(b, w) | kind(c, x) | kind(d, y)
            index += 4
        }
        for byte in run[index...] { kinds |= kind(byte, values[Int(byte)]) }
        // Words of a program have letters only, or are joined by one sign.
        return isPadded || kinds & 7 == 7 && kinds != 31
    }

    /// A bit for capitals, small letters, digits, signs of the alphabet, signs of the one for URLs.
    @inline(__always)
    private static func kind(_ byte: UInt8, _ value: UInt8) -> UInt8 {
        switch value {
        case ..<26: 1
        case ..<52: 2
        case ..<62: 4
        default: byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") ? 8 : 16
        }
    }

    /// A byte that texts have: printable, a blank, or part of a character in UTF-8.
    @inline(__always)
    static func isText(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }
}
