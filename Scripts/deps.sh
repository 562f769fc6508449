#!/bin/sh
# Installs what the build needs and this machine lacks: C libraries with their headers, a C++ standard library (TOMLKit), git.
# Where nothing is missing it changes nothing. Swift itself is not installed, its version is checked.
set -eu

libgit2_least=1.5
swift_least=6.2

say() { printf 'deps: %s\n' "$*" >&2; }
stop() {
    say "$*"
    exit 1
}

apt_names=''
fedora_names=''
brew_names=''
# missing APT FEDORA BREW: one package that is not there; - where a system needs none.
missing() {
    [ "$1" = - ] || apt_names="$apt_names $1"
    [ "$2" = - ] || fedora_names="$fedora_names $2"
    [ "$3" = - ] || brew_names="$brew_names $3"
}

has() { command -v "$1" >/dev/null 2>&1; }
has_library() { has pkg-config && pkg-config --exists "$1"; }

# The compiler that comes with Swift uses the system's C++ library.
compiles_cxx() {
    compiler=c++
    if has swift; then
        beside=$(dirname "$(readlink -f "$(command -v swift)" 2>/dev/null || command -v swift)")/clang++
        [ -x "$beside" ] && compiler=$beside
    fi
    has "$compiler" && echo '#include <string>' | "$compiler" -x c++ -fsyntax-only - >/dev/null 2>&1
}

look() {
    apt_names='' fedora_names='' brew_names=''
    has git || missing git git git
    has pkg-config || missing pkg-config pkgconf-pkg-config pkgconf
    has_library libpcre2-8 || missing libpcre2-dev pcre2-devel pcre2
    has_library libgit2 || missing libgit2-dev libgit2-devel libgit2
    has_library libdeflate || missing libdeflate-dev libdeflate-devel libdeflate
    has_library zlib || missing zlib1g-dev zlib-devel zlib
    has_library libarchive || missing libarchive-dev libarchive-devel libarchive
    has_library yaml-0.1 || missing libyaml-dev libyaml-devel libyaml
    has_library expat || missing libexpat1-dev expat-devel expat
    has_library sqlite3 || missing libsqlite3-dev sqlite-devel sqlite
    has_library libmd || missing libmd-dev libmd-devel libmd
    if [ "$(uname -s)" = Linux ]; then
        if ! compiles_cxx; then
            missing g++ gcc-c++ -
        elif [ "$(uname -m)" = x86_64 ] && ! has ld.gold; then
            # Swift's linker there; newer systems have it in a package of its own, older ones in binutils, which came with g++.
            missing binutils-gold binutils-gold -
        fi
        # SwiftPM fetches the packages over HTTPS.
        [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ] ||
            missing ca-certificates ca-certificates -
    fi
}

nothing_missing() { [ -z "$apt_names$fedora_names$brew_names" ]; }

install() {
    if ! has apt-get; then
        say "missing; on Debian or Ubuntu: apt-get install$apt_names"
        say "          on Fedora: dnf install$fedora_names"
        say "          with Homebrew: brew install$brew_names"
        stop 'there is no apt-get here: install these, then run it again'
    fi
    as_root=''
    if [ "$(id -u)" != 0 ]; then
        has sudo || stop "neither root nor sudo: have an administrator run: apt-get install$apt_names"
        as_root=sudo
    fi
    say "installing$apt_names"
    $as_root apt-get update -qq || say 'apt-get update failed; trying with the lists that are here'
    # shellcheck disable=SC2086 # one word a package
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $apt_names >&2 ||
        stop "apt-get could not install$apt_names"
}

# Twice: the linker is looked for once there is a compiler.
look
nothing_missing || { install && look; }
nothing_missing || { install && look; }
nothing_missing || stop "installed and still not found:$apt_names"

pkg-config --atleast-version="$libgit2_least" libgit2 ||
    stop "libgit2 $(pkg-config --modversion libgit2) is too old, $libgit2_least is the least (Debian 12 has it)"

where='get it from https://www.swift.org/install/'
has swift || stop "Swift $swift_least or newer is missing: $where"
swift=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
[ -n "$swift" ] || stop "'swift --version' does not tell its version; Swift $swift_least or newer is needed: $where"
if [ "${swift%%.*}" -lt "${swift_least%%.*}" ] ||
    { [ "${swift%%.*}" -eq "${swift_least%%.*}" ] && [ "${swift#*.}" -lt "${swift_least#*.}" ]; }; then
    stop "Swift $swift is too old, $swift_least is the least: $where"
fi
