internal import Dockerfile

/// The versions of a product and their last days.
struct EndOfLife {
    /// A version that no longer gets fixes.
    struct Ended: Hashable {
        let product: String
        let version: String
        /// `YYYY-MM-DD`; the version may have ended before.
        let day: String

        /// What people call the product.
        var name: String {
            switch product {
            case "mcr.microsoft.com/dotnet": ".NET"
            case "mcr.microsoft.com/windows": "Windows"
            case "golang": "Go"
            case "node": "Node.js"
            case "quay.io/centos/centos": "CentOS"
            case "eclipse-temurin", "amazoncorretto": "Java"
            default: product
            }
        }
    }

    private var days: [String: String] = [:]
    private var numbers: [[Int]] = []
    private let product: String

    /// Nil for a product that the table does not know.
    init?(_ product: String) {
        guard let row = EndOfLifeTable.rows[product] else { return nil }
        self.product = product
        for entry in row.split(separator: ",") {
            let words = entry.split(separator: " ").map(String.init)
            guard let day = words.last else { continue }
            for name in words.dropLast() { days[name] = day }
            if let number = words.first.flatMap(Self.number) { numbers.append(number) }
        }
    }

    /// The version of a tag such as `3.8.2-slim`, `v7.17` or `focal-20240530`, if it had ended on a day.
    func ended(tag: String, on day: String) -> Ended? {
        guard let first = tag.lowercased().split(whereSeparator: { "-_+".contains($0) }).first.map(String.init) else {
            return nil
        }
        let text = first.hasPrefix("v") && first.dropFirst().first?.isNumber == true ? String(first.dropFirst()) : first
        if let named = days[text] { return named < day ? Ended(product: product, version: text, day: named) : nil }
        let number = text.split(separator: ".").prefix { $0.allSatisfy(\.isNumber) }.compactMap { Int($0) }
        var parts = number
        while !parts.isEmpty {
            let version = parts.map(String.init).joined(separator: ".")
            if let last = days[version] ?? days[Self.padded(version)] {
                return last < day ? Ended(product: product, version: version, day: last) : nil
            }
            parts.removeLast()
        }
        // Older than all that the table has; a number as short as `8` may stand for the newest of its kind.
        guard let oldest = numbers.min(by: Self.isBefore), number.count >= oldest.count,
            Self.isBefore(number, oldest),
            let last = days[oldest.map(String.init).joined(separator: ".")] ?? days[Self.padded(oldest)], last < day
        else { return nil }
        return Ended(product: product, version: text, day: last)
    }

    /// The distribution in a tag such as `3.12-slim-bullseye`, if it had ended on a day.
    static func endedVariant(tag: String, on day: String) -> Ended? {
        for part in tag.lowercased().split(separator: "-") where part.first?.isLetter == true {
            for product in ["debian", "ubuntu"] {
                guard let life = EndOfLife(product), life.days[String(part)] != nil else { continue }
                return life.ended(tag: String(part), on: day)
            }
        }
        return nil
    }

    /// The distribution with its number in a name or a tag such as `22-alpine3.18` or `cuda:12-ubuntu20.04`, if it had ended.
    static func endedDistribution(in text: String, on day: String) -> Ended? {
        for part in text.lowercased().split(whereSeparator: { "-/:_".contains($0) }) {
            for product in ["alpine", "debian", "ubuntu", "centos", "ubi", "fedora"] {
                let rest = part.dropFirst(product.count)
                guard part.hasPrefix(product), rest.first?.isNumber == true else { continue }
                return EndOfLife(product)?.ended(tag: String(rest), on: day)
            }
        }
        return nil
    }

    private static func number(_ text: String) -> [Int]? {
        let parts = text.split(separator: ".").map { Int($0) }
        return parts.contains(nil) ? nil : parts.compactMap { $0 }
    }

    /// Ubuntu's months have two digits.
    private static func padded(_ version: String) -> String { number(version).map(padded) ?? version }

    private static func padded(_ number: [Int]) -> String {
        number.enumerated().map { $0 == 1 && $1 < 10 ? "0\($1)" : "\($1)" }.joined(separator: ".")
    }

    private static func isBefore(_ first: [Int], _ second: [Int]) -> Bool { first.lexicographicallyPrecedes(second) }
}
