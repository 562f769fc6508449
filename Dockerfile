# syntax=docker/dockerfile:1
# secscan as an image: docker build -t secscan . && docker run --rm -v "$PWD:/scan:ro" secscan git .
FROM swift:6.3.1-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libarchive-dev libdeflate-dev libexpat1-dev libgit2-dev libmd-dev libpcre2-dev libyaml-dev pkg-config zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
COPY Plugins ./Plugins
COPY rules ./rules
COPY Sources ./Sources
ENV SECSCAN_ONLY=1
RUN swift build -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked --product secscan \
    && install -m 755 .build/release/secscan /usr/local/bin/secscan

FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libarchive13 libdeflate0 libexpat1 libgit2-1.5 libmd0 libpcre2-8-0 libyaml-0-2 zlib1g \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /usr/local/bin/secscan /usr/local/bin/secscan
WORKDIR /scan
USER 65534:65534
ENTRYPOINT ["/usr/local/bin/secscan"]
CMD ["--help"]
