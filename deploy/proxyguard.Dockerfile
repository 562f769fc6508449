# syntax=docker/dockerfile:1
# proxyguard as an image: docker build -f deploy/proxyguard.Dockerfile -t proxyguard .
# Run it with a read-only root: deploy/compose.yaml shows how.
FROM swift:6.3.1-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libarchive-dev libdeflate-dev libexpat1-dev libgit2-dev libmd-dev libpcre2-dev libsqlite3-dev libyaml-dev \
        pkg-config zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
COPY Plugins ./Plugins
COPY rules ./rules
COPY Sources ./Sources
COPY Tests ./Tests
RUN swift build -c release --static-swift-stdlib --product proxyguard \
    && install -m 755 .build/release/proxyguard /usr/local/bin/proxyguard

FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates libdeflate0 libexpat1 libmd0 libpcre2-8-0 libsqlite3-0 libyaml-0-2 \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -m 700 -o 65532 -g 65532 /var/lib/proxyguard
COPY --from=build /usr/local/bin/proxyguard /usr/local/bin/proxyguard
WORKDIR /var/lib/proxyguard
USER 65532:65532
EXPOSE 8443
ENTRYPOINT ["/usr/local/bin/proxyguard"]
CMD ["serve", "--config", "/etc/proxyguard/proxyguard.toml"]
