import Testing

@testable import Settings

@Suite("Names of SettingsFormat")
struct SettingsFormatNamesTests {
    @Test("names are written in lower case")
    func lowercase() {
        for name in SettingsFormat.names.keys { #expect(name == name.lowercased()) }
    }

    @Test(
        "a template's extension stands behind another",
        arguments: [("a.ini.j2", SettingsFormat.ini), ("a.json.tmpl.dist", .json)])
    func templates(name: String, expected: SettingsFormat) {
        #expect(SettingsFormat.byExtension(name) == expected)
    }

    @Test("names without format", arguments: ["a.j2", ".json", "a.", "a.dist", "a.bak.txt"])
    func none(name: String) {
        #expect(SettingsFormat.byExtension(name) == nil || name == ".json")
    }

    @Test(
        "folders",
        arguments: [
            (["nginx", "conf.d"], "a.conf", SettingsFormat.nginx), (["httpd", "conf.d"], "a", .apache),
            ([".aws"], "config", .ini), (["haproxy"], "lb.cfg", .haproxy),
        ])
    func folders(folders: [String], name: String, expected: SettingsFormat) {
        let path = folders.map { $0 + "/" }.joined()
        #expect(SettingsFormat.byFolder(path[...], name) == expected)
        #expect(SettingsFormat.byFolder("Srv\\" + path.uppercased()[...], name) == expected)
        #expect(SettingsFormat.byFolder("", name) == nil)
    }

    @Test(
        "beginnings",
        arguments: [
            (".env.local", SettingsFormat.env), ("caddyfile.x", .caddy), (".env.yaml", .yaml), (".env.config", .env),
            (".env.service", .env), ("env.tf", .hcl),
        ])
    func beginnings(name: String, expected: SettingsFormat) {
        #expect(SettingsFormat.byBeginning(name) == expected)
        #expect(SettingsFormat.byBeginning("x" + name) == nil)
    }
}
