/// Names of files that tell their format; all in lower case.
extension SettingsFormat {
    static let names: [String: SettingsFormat] = [
        // Servers.
        "nginx.conf": .nginx, "fastcgi_params": .nginx, "proxy_params": .nginx, "uwsgi_params": .nginx,
        "mime.types": .nginx, ".htaccess": .apache, "httpd.conf": .apache, "apache2.conf": .apache,
        "apache.conf": .apache, "httpd-vhosts.conf": .apache, "httpd-ssl.conf": .apache, "ports.conf": .apache,
        "caddyfile": .caddy, "haproxy.cfg": .haproxy, "haproxy.conf": .haproxy,
        // JSON by another name.
        ".eslintrc": .json, ".babelrc": .json, ".prettierrc": .yaml, ".jshintrc": .json, ".swcrc": .json,
        ".stylelintrc": .json, ".bowerrc": .json, ".firebaserc": .json, ".lintstagedrc": .yaml,
        "composer.lock": .json, "pipfile.lock": .json, "flake.lock": .json, "package.resolved": .json,
        "deno.lock": .json,
        // YAML.
        ".clang-format": .yaml, ".clang-tidy": .yaml, ".yamllint": .yaml, ".gemrc": .yaml, ".condarc": .yaml,
        "citation.cff": .yaml,
        // TOML.
        "pipfile": .toml, "cargo.lock": .toml, "poetry.lock": .toml, "uv.lock": .toml, "gopkg.lock": .toml,
        // .ini and its kin.
        "setup.cfg": .ini, "tox.ini": .ini, "php.ini": .ini, ".user.ini": .ini, ".editorconfig": .ini,
        ".gitconfig": .ini, ".gitmodules": .ini, "my.cnf": .ini, ".my.cnf": .ini, "pip.conf": .ini, ".flake8": .ini,
        ".pylintrc": .ini, "pylintrc": .ini, ".coveragerc": .ini, ".npmrc": .ini, ".pypirc": .ini,
        ".s3cfg": .ini, ".boto": .ini, "smb.conf": .ini, "odoo.conf": .ini, "supervisord.conf": .ini,
        "ansible.cfg": .ini, "airflow.cfg": .ini, "pg_service.conf": .ini, "config.worktree": .ini,
        "mongod.conf": .yaml, "krb5.conf": .ini, "wsl.conf": .ini, "grafana.ini": .ini,
        // Names and values with a blank between them.
        ".yarnrc": .properties,
        // XML.
        "packages.config": .xml, "web.config": .xml, "app.config": .xml, "nuget.config": .xml, "info.plist": .xml,
    ]

    private static let extensions: [String: SettingsFormat] = [
        "json": .json, "jsonc": .json, "json5": .json, "webmanifest": .json, "tfstate": .json, "code-workspace": .json,
        "arb": .json, "ipynb": .json, "har": .json,
        "yaml": .yaml, "yml": .yaml, "toml": .toml,
        "xml": .xml, "plist": .xml, "config": .xml, "csproj": .xml, "vbproj": .xml, "fsproj": .xml, "props": .xml,
        "targets": .xml, "pom": .xml, "resx": .xml, "nuspec": .xml, "entitlements": .xml, "xsd": .xml, "wsdl": .xml,
        "ini": .ini, "cnf": .ini, "service": .ini, "socket": .ini, "timer": .ini, "mount": .ini,
        "desktop": .ini, "network": .ini, "netdev": .ini, "container": .ini, "inf": .ini,
        "properties": .properties, "env": .env, "tf": .hcl, "tfvars": .hcl, "hcl": .hcl, "nomad": .hcl, "tofu": .hcl,
        "nginx": .nginx, "nginxconf": .nginx, "vhost": .apache, "caddyfile": .caddy,
    ]

    /// Extensions of a template, which stand behind that of its format.
    private static let templates: Set<String> = [
        "example", "sample", "dist", "template", "tmpl", "tpl", "j2", "bak", "orig", "default", "in", "local",
    ]

    /// `.env` and whatever follows it, `Caddyfile.prod`.
    static func byBeginning(_ name: String) -> SettingsFormat? {
        guard name.hasPrefix("env.") || name.hasPrefix(".env") || name.hasPrefix("caddyfile.") else { return nil }
        let parts = name.split(separator: ".")
        let format = extensions[parts.last.map(String.init) ?? ""] ?? .env
        if name.hasPrefix("env."), parts.count == 2 { return format }
        if name == ".env" || name.hasPrefix(".env.") {
            // Others name what the variables are for: `.env.config`, `.env.service`.
            return [.json, .yaml, .toml, .properties].contains(format) ? format : .env
        }
        return name.hasPrefix("caddyfile.") ? .caddy : nil
    }

    /// Folders of which servers read every file.
    /// - Parameter path: of the folder that the file is in, with a slash or backslash behind it.
    static func byFolder(_ path: Substring, _ name: String) -> SettingsFormat? {
        // Most files end at the switch.
        let bytes = path.utf8.dropLast()
        let start = bytes.lastIndex { $0 == .slash || $0 == .backslash }.map(bytes.index(after:)) ?? bytes.startIndex
        var folders: [Substring] { String(path).asciiLowercased.split { $0 == "/" || $0 == "\\" } }
        var isPlain: Bool { !name.contains(".") || name.hasSuffix(".conf") || name.hasSuffix(".cfg") }
        switch String(Substring(bytes[start...])).asciiLowercased {
        case "sites-available", "sites-enabled", "conf.d", "snippets", "conf-available", "conf-enabled",
            "mods-available", "mods-enabled":
            let folders = folders
            let last = folders.last ?? ""
            if folders.contains("nginx") || last == "snippets" && isPlain {
                return extensions[`extension`(name)] ?? .nginx
            }
            let isApache = folders.contains { $0 == "apache2" || $0 == "httpd" || $0 == "apache" }
            if isApache || last.hasPrefix("mods-") || last.hasPrefix("conf-") {
                return extensions[`extension`(name)] ?? .apache
            }
            return nil
        case "haproxy" where isPlain: return .haproxy
        case ".aws" where name == "credentials" || name == "config": return .ini
        case ".git" where name == "config": return .ini
        case ".kube" where name == "config": return .yaml
        case ".docker" where name == "config": return .json
        default: return nil
        }
    }

    static func byExtension(_ name: String) -> SettingsFormat? {
        var rest = name.utf8[...]
        while let dot = rest.lastIndex(of: .dot) {
            let last = String(Substring(rest[rest.index(after: dot)...]))
            if let format = extensions[last] { return format }
            if !templates.contains(last) { return nil }
            rest = rest[..<dot]
        }
        return nil
    }

    private static func `extension`(_ name: String) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map(String.init) ?? ""
    }
}
