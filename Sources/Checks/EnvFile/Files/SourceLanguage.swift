internal import Rules

/// What a source file is written in, as far as it matters to comments and to the names of variables.
struct SourceLanguage: Hashable, Sendable {
    enum Family: Hashable, Sendable {
        case python, javaScript, go, jvm, dotNet, rust, swift, ruby, php, other
        /// Scripts and configuration, in which a name alone is no use of a variable: `$NAME` is.
        case configuration
    }

    var family: Family
    /// What begins a comment that ends with its line.
    var lineComments: [String] = ["//"]
    var blockComment: (opening: String, closing: String)? { blocks ? ("/*", "*/") : tags ? ("<!--", "-->") : nil }
    private var blocks = true
    private var tags = false

    private init(_ family: Family, _ lineComments: [String] = ["//"], blocks: Bool = true, tags: Bool = false) {
        self.family = family
        self.lineComments = lineComments
        self.blocks = blocks
        self.tags = tags
    }

    var isCode: Bool { family != .configuration }

    /// A file without a suffix: a script, or a list of commands.
    static let script = SourceLanguage(.configuration, ["#"], blocks: false)
    private static let tagged = SourceLanguage(.configuration, [], blocks: false, tags: true)

    private static let bySuffix: [Substring: SourceLanguage] = {
        func all(_ suffixes: String, _ language: SourceLanguage) -> [(Substring, SourceLanguage)] {
            suffixes.split(separator: " ").map { ($0, language) }
        }
        let lists = [
            all("py pyw pyi ipynb", SourceLanguage(.python, ["#"], blocks: false)),
            all("js jsx ts tsx mjs cjs mts cts vue svelte astro ejs", SourceLanguage(.javaScript)),
            all("coffee", SourceLanguage(.javaScript, ["#"], blocks: false)),
            all("go", SourceLanguage(.go)), all("java kt kts scala groovy gradle", SourceLanguage(.jvm)),
            all("cs fs vb cshtml", SourceLanguage(.dotNet)), all("rs", SourceLanguage(.rust)),
            all("swift", SourceLanguage(.swift)),
            all("rb rake cr", SourceLanguage(.ruby, ["#"], blocks: false)),
            all("php phtml", SourceLanguage(.php, ["//", "#"])),
            all("c h cc cpp cxx hpp m mm dart zig bicep bicepparam", SourceLanguage(.other)),
            all("ml mli", SourceLanguage(.other, [], blocks: false)),
            all("ex exs pl pm r jl nim tcl", SourceLanguage(.other, ["#"], blocks: false)),
            all("hs elm lua", SourceLanguage(.other, ["--"], blocks: false)),
            all("clj cljs lisp el", SourceLanguage(.other, [";"], blocks: false)),
            all("erl", SourceLanguage(.other, ["%"], blocks: false)),
            all(
                "sh bash zsh fish ps1 psm1 yaml yml toml conf cfg properties mk nix envrc service tmpl tpl j2 erb eex template dockerfile",
                .script),
            all("tf hcl", SourceLanguage(.configuration, ["#", "//"])),
            all("ini", SourceLanguage(.configuration, [";", "#"], blocks: false)),
            all("json json5 jsonc", SourceLanguage(.configuration)), all("xml config csproj", tagged),
            all("bat cmd", SourceLanguage(.configuration, ["REM ", "rem ", "::"], blocks: false)),
        ]
        return Dictionary(lists.joined()) { first, _ in first }
    }()

    /// Nil for a file whose name tells nothing, or that of something else.
    init?(fileName name: String) {
        let lowered = name.lowercased()
        if lowered.hasPrefix("dockerfile") || lowered.hasPrefix("containerfile") || lowered == "makefile" {
            self = Self.script
            return
        }
        // Node's package `config` reads the names that stand in this file.
        if lowered.hasPrefix("custom-environment-variables.") {
            self = SourceLanguage(.javaScript)
            return
        }
        guard let dot = lowered.lastIndex(of: "."), !lowered.hasSuffix(".min.js"),
            lowered != "package-lock.json", lowered != "pnpm-lock.yaml",
            let language = Self.bySuffix[lowered[lowered.index(after: dot)...]]
        else { return nil }
        self = language
    }

    /// Whether a file has no suffix, as scripts and lists of commands have none.
    static func isScript(fileName name: String) -> Bool {
        !name.contains(".") && !["license", "copying", "notice", "readme"].contains(name.lowercased())
    }

    static func == (left: SourceLanguage, right: SourceLanguage) -> Bool {
        left.family == right.family && left.lineComments == right.lineComments && left.blocks == right.blocks
    }

    func hash(into hasher: inout Hasher) { hasher.combine(family) }
}
