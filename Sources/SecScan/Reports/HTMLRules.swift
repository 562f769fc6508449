internal import Rules

/// The rules that fired: what they mean and how to fix what they found, once each.
struct HTMLRules {
    var rules: [Rule]

    var text: String {
        guard !rules.isEmpty else { return "" }
        let items = rules.enumerated().map { index, rule in
            let links = rule.references.map { "<li>\(HTMLText.link($0))</li>" }.joined()
            return """
                <article id="fix\(index)">
                <h3>\(HTMLText.line(rule.name)) <code>\(HTMLText.line(rule.id.description))</code></h3>
                <p>\(HTMLText.line(rule.description))</p>
                <div class="remedy"><p>\(HTMLText.line(rule.remediation))</p>\(links.isEmpty ? "" : "<ul class=\"links\">\(links)</ul>")</div>
                </article>

                """
        }
        return """
            <section class="rules" aria-labelledby="rules">
            <h2 id="rules">Rules that fired</h2>
            <p class="advice">Rotate first: a value that was committed is known to whoever has a copy. Then remove it from the files, and from the history if you must. For a false positive put <code>secscan:allow[rule] reason</code> on its line, or accept everything there is now with <code>secscan baseline create</code>.</p>
            \(items.joined())</section>

            """
    }
}
