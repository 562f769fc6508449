/// The image of FROM as hadolint takes it apart.
///
/// Two of them are the same when all their parts are, platform and stage name too.
struct HadolintImage: Hashable {
    var registry: String?
    var name: String
    var tag: String?
    var digest: String?
    /// The name behind AS.
    var alias: String?
    var platform: String?

    /// What stands for the image where there is no FROM.
    static let none = HadolintImage(name: "scratch")

    /// Under which later instructions know the stage.
    var stageName: String { alias ?? name }

    init(name: String) { self.name = name }

    /// `registry/name:tag@digest`; signs in `${…}` part nothing.
    init(_ text: String, alias: String?, platform: String?) {
        var rest = Substring(text)
        if let domain = Self.part(of: rest, until: "."), let end = domain.rest.dropFirst().nonEmpty,
            let top = Self.part(of: end, until: "/"), domain.rest.first == ".", top.rest.first == "/"
        {
            registry = "\(domain.part).\(top.part)"
            rest = top.rest.dropFirst()
        }
        let name = Self.part(of: rest, until: ":@")
        self.name = String(name?.part ?? rest)
        rest = name?.rest ?? ""
        if rest.first == ":", let tag = Self.part(of: rest.dropFirst(), until: ":@") {
            self.tag = String(tag.part)
            rest = tag.rest
        }
        if rest.first == "@" { digest = rest.dropFirst().prefix { $0 != "@" }.nonEmpty.map { String($0) } }
        self.alias = alias
        self.platform = platform
    }

    /// The image that `COPY --from` or a mount names: the registry is what stands before the first slash if it has a dot.
    init(source: String) {
        name = source
        guard let slash = source.firstIndex(of: "/"), source[..<slash].contains(".") else { return }
        registry = String(source[..<slash])
        name = String(source[source.index(after: slash)...])
    }

    private static func part(of text: Substring, until stops: String) -> (part: Substring, rest: Substring)? {
        var index = text.startIndex
        var depth = 0
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            if depth == 0, stops.contains(character) { break }
            if character == "{", depth > 0 || index > text.startIndex && text[text.index(before: index)] == "$" {
                depth += 1
            } else if character == "}", depth > 0 {
                depth -= 1
            }
            index = next
        }
        return index > text.startIndex ? (text[..<index], text[index...]) : nil
    }
}

extension Substring {
    fileprivate var nonEmpty: Substring? { isEmpty ? nil : self }
}
