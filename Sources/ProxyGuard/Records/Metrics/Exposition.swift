/// The text format 0.0.4 of Prometheus.
struct Exposition {
    private(set) var text = ""

    mutating func begin(_ name: String, _ help: String, _ kind: String) {
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind)\n"
    }

    mutating func sample(_ name: String, _ labels: [String], _ values: [String], _ value: String) {
        text += name
        if !labels.isEmpty {
            let pairs = zip(labels, values).map { "\($0)=\"\(Self.escaped($1, quotes: true))\"" }
            text += "{\(pairs.joined(separator: ","))}"
        }
        text += " \(value)\n"
    }

    mutating func histogram(_ name: String, _ labels: [String], _ values: [String], _ histogram: Histogram) {
        let reading = histogram.reading
        var count = 0
        for (index, bucket) in reading.counts.enumerated() {
            count += bucket
            let bound = index < histogram.bounds.count ? Self.number(histogram.bounds[index]) : "+Inf"
            sample("\(name)_bucket", labels + ["le"], values + [bound], "\(count)")
        }
        sample("\(name)_sum", labels, values, Self.number(reading.sum))
        sample("\(name)_count", labels, values, "\(count)")
    }

    /// As Go reads numbers; whole ones without a fraction.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int(exactly: value), abs(whole) < 1 << 53 { return "\(whole)" }
        return "\(value)"
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\"" where quotes: escaped.append(contentsOf: "\\\"".unicodeScalars)
            // The format has no escape for these; no reader needs them.
            case _ where JSONText.isHostile(scalar): escaped.append("?")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
