import Rules
import Testing

@testable import Checks

@Suite("HadolintImageRules")
struct HadolintImageRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3006", "FROM debian", 1),
        HadolintCase("DL3006", "FROM debian:12\nFROM debian AS debian", 2),
        HadolintCase("DL3006", "FROM registry.example.com:5000/debian\nFROM ${A}b:-c}", 1),
        HadolintCase("DL3006", "ARG A\nFROM debian:12 AS base\nFROM base\nFROM scratch\nFROM $A\nFROM ${A:-b}"),
        HadolintCase("DL3006", "FROM debian@sha256:0"),
        HadolintCase("DL3007", "FROM debian:latest", 1),
        HadolintCase("DL3007", "FROM debian:latest@sha256:0\nFROM debian\nFROM debian:12"),
        HadolintCase("DL3029", "FROM --platform=linux/amd64 debian:12", 1),
        HadolintCase("DL3029", "FROM --platform=$BUILDPLATFORM debian:12\nFROM --platform=${TARGETPLATFORM} debian:12"),
        HadolintCase("DL3065", "FROM --platform=$TARGETPLATFORM a:1\nFROM --platform=${TARGETPLATFORM} a:1", 1, 2),
        HadolintCase("DL3065", "FROM --platform=$BUILDPLATFORM debian:12"),
    ]
}
