/// The reference of all settings as Markdown: what `docs/proxy-configuration.md` has between its marks.
public enum SchemaReference {
    /// A heading and a table for each table of the file.
    public static var markdown: String {
        Schema.tables.map { table in
            let title =
                table.name.isEmpty ? "Above all tables" : table.isRepeated ? "`[[\(table.name)]]`" : "`[\(table.name)]`"
            let rows = table.settings.map { row($0, in: table) }.joined(separator: "\n")
            return
                "### \(title)\n\n| setting | value | default | what it means | acts in |\n|---|---|---|---|---|\n\(rows)\n"
        }.joined(separator: "\n")
    }

    private static func row(_ setting: any SettingDeclaration, in table: Schema.Table) -> String {
        let name = table.name.isEmpty ? setting.key : String(setting.key.dropFirst(table.name.count + 1))
        let value = setting.phrase + (setting.limitPhrase.map { " \($0)" } ?? "")
        let standard = setting.isRequired ? "required" : setting.standardText.map { "`\($0)`" } ?? "–"
        return "| `\(name)` | \(value) | \(standard) | \(setting.meaning) | \(setting.consumer.rawValue) |"
    }
}
