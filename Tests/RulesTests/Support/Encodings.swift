import Foundation

@testable import Rules

extension Encoding {
    /// A text as this encoding writes it, every byte of it.
    func encoded(_ text: [UInt8]) -> [UInt8] {
        func each(_ form: (UInt8) -> String) -> [UInt8] { text.flatMap { Array(form($0).utf8) } }
        func digits(_ byte: UInt8, _ count: Int) -> String {
            let digits = String(byte, radix: 16, uppercase: true)
            return String(repeating: "0", count: count - digits.count) + digits
        }
        return switch self {
        case .base64: Array(Data(text).base64EncodedString().utf8)
        case .hex: each { digits($0, 2).lowercased() }
        case .percent: each { "%" + digits($0, 2) }
        case .escape: each { "\\u" + digits($0, 4) }
        case .entity: each { "&#\($0);" }
        case .utf16: text.flatMap { [$0, 0] }
        }
    }

    /// Base64 over several lines.
    static func block(_ text: [UInt8], width: Int, indentation: Int = 0, lineEnd: String = "\n") -> [UInt8] {
        let characters = Array(Data(text).base64EncodedString())
        let lines = stride(from: 0, to: characters.count, by: width).map {
            String(repeating: " ", count: indentation) + String(characters[$0..<min($0 + width, characters.count)])
        }
        return Array(lines.joined(separator: lineEnd).utf8)
    }
}
