internal import Dockerfile

/// Images that their makers have given up, as known in November 2026.
///
/// Sources: the notices on the images' pages, https://github.com/docker-library/official-images.
enum DeprecatedImages {
    /// Official images of Docker Hub and what takes their place.
    static let official: [String: String] = [
        "centos": "quay.io/centos/centos:stream9 or another distribution", "openjdk": "eclipse-temurin",
        "java": "eclipse-temurin", "adoptopenjdk": "eclipse-temurin", "iojs": "node", "jenkins": "jenkins/jenkins",
        "vault": "hashicorp/vault", "consul": "hashicorp/consul", "sentry": "getsentry/sentry",
        "opensuse": "opensuse/leap", "django": "python", "rails": "ruby", "piwik": "matomo", "owncloud": "nextcloud",
        "ubuntu-debootstrap": "ubuntu", "ubuntu-upstart": "ubuntu", "nats-streaming": "nats",
        "fsharp": "mcr.microsoft.com/dotnet/sdk",
        "mono": "mcr.microsoft.com/dotnet/sdk", "swarm": "Docker Engine's swarm mode", "celery": "python",
        "glassfish": "another application server", "clefos": "another distribution", "euleros": "another distribution",
        "sl": "another distribution", "sourcemage": "another distribution", "crux": "another distribution",
        "thrift": "a build of its own", "notary": "a build of its own", "plone": "plone/plone-backend",
        "php-zendserver": "php", "express-gateway": "another gateway", "hipache": "traefik",
    ]

    /// The beginnings of other names, lower-case, and what takes their place.
    private static let prefixes: [(prefix: String, instead: String)] = [
        ("docker.io/microsoft/", "mcr.microsoft.com"), ("docker.io/adoptopenjdk/", "eclipse-temurin"),
        ("docker.io/bitnamilegacy/", "an image that gets fixes"), ("docker.io/circleci/", "cimg"),
        ("docker.io/nvidia/cuda-ppc64le", "nvidia/cuda"), ("k8s.gcr.io/", "registry.k8s.io"),
        ("gcr.io/google_containers/", "registry.k8s.io"), ("gcr.io/google-containers/", "registry.k8s.io"),
        ("gcr.io/kaniko-project/", "a builder that is maintained"),
        ("mcr.microsoft.com/dotnet/core/", "mcr.microsoft.com/dotnet"),
        ("mcr.microsoft.com/vscode/devcontainers/", "mcr.microsoft.com/devcontainers"),
    ]

    /// What takes the place of an image that is given up.
    static func replacement(for image: ImageReference, official name: String?) -> String? {
        if let name { return official[name] }
        let full = (image.normalizedRegistry + "/" + image.normalizedRepository).lowercased()
        return prefixes.first { full.hasPrefix($0.prefix) }?.instead
    }
}
