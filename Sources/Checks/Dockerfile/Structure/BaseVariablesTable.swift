internal import Dockerfile

/// The variables that well-known images of Docker Hub set, beside PATH.
///
/// Sources: the Dockerfiles of the official images, as of November 2026.
enum BaseVariablesTable {
    /// By repository; a star at the end stands for anything.
    private static let images: [String: [String]] = [
        "alpine": [], "debian": [], "ubuntu": [], "busybox": [], "archlinux": ["LANG"], "rockylinux": [],
        "almalinux": ["LANG"], "amazonlinux": [], "centos": [], "oraclelinux": [], "buildpack-deps": [],
        "fedora": ["DISTTAG", "FGC", "FBR", "container"], "opensuse/leap": [], "opensuse/tumbleweed": [],
        "golang": ["GOLANG_VERSION", "GOTOOLCHAIN", "GOPATH"], "node": ["NODE_VERSION", "YARN_VERSION"],
        "python": ["PYTHON_*", "LANG", "GPG_KEY"], "ruby": ["RUBY_*", "GEM_HOME", "BUNDLE_*", "LANG"],
        "php": ["PHP_*", "PHPIZE_DEPS", "GPG_KEYS", "APACHE_*"], "rust": ["RUSTUP_HOME", "CARGO_HOME", "RUST_VERSION"],
        "openjdk": ["JAVA_*", "LANG"], "eclipse-temurin": ["JAVA_*", "LANG", "LANGUAGE", "LC_ALL"],
        "amazoncorretto": ["JAVA_*", "LANG"],
        "maven": ["MAVEN_*", "JAVA_*", "LANG", "LANGUAGE", "LC_ALL", "USER_HOME_DIR"],
        "gradle": ["GRADLE_*", "JAVA_*", "LANG", "LANGUAGE", "LC_ALL"],
        "nginx": ["NGINX_VERSION", "NJS_*", "PKG_RELEASE", "DYNPKG_RELEASE", "ACME_VERSION"],
    ]

    /// Whether a stage may get a variable from what its chain begins with; true for all that is not known.
    static func mayDefine(_ name: String, base: StageBase) -> Bool {
        if name == "PATH" { return true }
        switch base {
        case .scratch: return false
        case .image(let image):
            guard image.normalizedRegistry == "docker.io" else { return true }
            var repository = image.normalizedRepository.lowercased()
            if repository.hasPrefix("library/") { repository.removeFirst("library/".count) }
            guard let names = images[repository] else { return true }
            return names.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : $0 == name }
        case .stage, .unresolved: return true
        }
    }
}
