import Settings
import Testing

@Suite("SettingsFormat")
struct SettingsFormatTests {
    @Test(
        "by the name",
        arguments: [
            ("a/package.json", .json), ("tsconfig.app.jsonc", .json), (".eslintrc", .json), ("serverless.yml", .yaml),
            ("k8s/x.yaml", .yaml), ("Cargo.toml", .toml), ("Cargo.lock", .toml), ("pom.xml", .xml),
            ("Info.plist", .xml),
            ("Web.config", .xml), ("a\\b\\Web.Release.config", .xml), ("php.ini", .ini), (".user.ini", .ini),
            ("setup.cfg", .ini),
            ("application.properties", .properties), (".env", .env), (".env.production", .env), ("prod.env", .env),
            (".env.example", .env), ("main.tf", .hcl), ("prod.tfvars", .hcl), ("main.tf.json", .json),
            ("nginx.conf", .nginx),
            ("etc/nginx/sites-available/default", .nginx), ("etc/nginx/conf.d/a.conf", .nginx), (".htaccess", .apache),
            ("httpd.conf", .apache), ("apache2.conf", .apache), ("etc/apache2/sites-enabled/000-default.conf", .apache),
            ("Caddyfile", .caddy), ("Caddyfile.prod", .caddy), ("haproxy.cfg", .haproxy), ("config.yaml.dist", .yaml),
            ("a.service", .ini), (".yarnrc", .properties), (".git/config", .ini), (".env.json", .json),
        ] as [(String, SettingsFormat)])
    func named(path: String, expected: SettingsFormat) {
        #expect(SettingsFormat(path: path) == expected)
        #expect(SettingsFormat(path: path, content: []) == expected)
    }

    @Test(
        "by the content",
        arguments: [
            ("lb.cfg", "global\n  daemon\n", .haproxy), ("LB.CFG", "", .ini), ("a/X.Conf", "server {\n}\n", .nginx),
            ("x.conf", "", nil), ("x.cfg.txt", "global\n", nil),
        ] as [(String, String, SettingsFormat?)])
    func told(path: String, content: String, expected: SettingsFormat?) {
        #expect(SettingsFormat(path: path) == nil)
        #expect(SettingsFormat(path: path, content: Array(content.utf8)) == expected)
        #expect(SettingsFormat.isToldByContent(path) == !path.hasSuffix("txt"))
    }

    @Test(
        "unknown names",
        arguments: ["", "/", "a", "json", "a.swift", "x.conf", "sites-available/x", "a.yaml.gz", "dist"])
    func unnamed(path: String) {
        #expect(SettingsFormat(path: path) == nil)
        #expect(SettingsFormat(path: path, content: []) == nil)
    }
}
