import Testing

@testable import ProxyManagement

@Suite("Path templates")
struct PathTemplateTests {
    private let template = PathTemplate("/manage/v1/tokens/{token}/revoke")

    @Test("an id is found by its form")
    func id() {
        let id = "tok_" + String(repeating: "a2", count: 10)
        #expect(template.match("/manage/v1/tokens/\(id)/revoke") == ["token": id])
    }

    @Test(
        "another path is another path",
        arguments: [
            "", "/", "/manage/v1/tokens/tok_a/revoke", "/manage/v1/tokens/prj_aaaaaaaaaaaaaaaaaaaa/revoke",
            "/manage/v1/tokens/tok_aaaaaaaaaaaaaaaaaaaa/revoke/", "/manage/v1/tokens/tok_aaaaaaaaaaaaaaaaaaaa",
            "/manage/v1/tokens/TOK_aaaaaaaaaaaaaaaaaaaa/revoke", "manage/v1/tokens/tok_aaaaaaaaaaaaaaaaaaaa/revoke",
        ])
    func other(path: String) { #expect(template.match(path) == nil) }
}
