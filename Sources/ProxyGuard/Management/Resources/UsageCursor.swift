internal import ProxyStore

/// The last row of a page of use, as text: day, token and model, the model in hexadecimal digits.
enum UsageCursor {
    private static let longest = 1024

    static func text(_ row: UsageRecord) -> String {
        let model = row.model.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "\(row.day).\(row.tokenID).\(model)"
    }

    /// Of the row, what the next page is found by; nil for a text that is none.
    static func row(_ text: String) -> UsageRecord? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= longest, parts.count == 3, let day = Int64(parts[0]), 0...1_000_000 ~= day,
            RecordID.token.matches(String(parts[1]))
        else { return nil }
        let digits = Array(parts[2])
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index].hexDigitValue, let low = digits[index + 1].hexDigitValue else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        guard let model = String(validating: bytes, as: UTF8.self) else { return nil }
        let token = String(parts[1])
        return UsageRecord(
            tokenID: token, family: token, projectID: "", day: day, model: model, amounts: UsageAmounts())
    }
}
