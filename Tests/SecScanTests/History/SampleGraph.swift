import Rules
import Testing

@testable import SecScan

/// The trees of a repository, some of whose blobs matter.
struct SampleGraph {
    let catalog: ObjectCatalog
    let graph: TreeGraph
    private let folder: TestFolder

    /// - Parameter found: revisions of the blobs that matter.
    init(_ folder: TestFolder, found: [String] = []) async throws {
        self.folder = folder
        let catalog = ObjectCatalog(try Repository(at: folder.path).store)
        self.catalog = catalog
        let numbers = try found.map { try #require(catalog.number(of: folder.id($0))) }
        graph = await TreeGraph.make(
            ForestWalk(
                catalog: catalog, wanted: NumberSet(catalog.numbers(of: .tree), count: catalog.count), jobs: 2),
            found: NumberSet(numbers, count: catalog.count), keepsChecked: true, try Token.context())
    }

    func number(_ revision: String) throws -> Int { try #require(catalog.number(of: folder.id(revision))) }
}
