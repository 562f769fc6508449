import Dispatch
import Synchronization

@testable import SecScan

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

private let scratch = ScratchFolder()
private let removal = atexit { scratch.remove() }

/// The input describes packs, indexes and loose objects; all objects are read by name, and once more on a walk over the packs.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPack(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    _ = removal
    let script = PackScript(UnsafeRawBufferPointer(start: start, count: count))
    guard !script.files.isEmpty else { return -1 }
    scratch.write(script.files)
    check(script, ObjectStore(objects: scratch.path, extra: []))
    scratch.remove(script.files)
    return 0
}

/// Every object that is wanted is shown or named, once, and is what reading it alone gives.
private func check(_ script: PackScript, _ store: ObjectStore) {
    let catalog = ObjectCatalog(store)
    let wanted = (0..<catalog.count).filter { !catalog.isCopy($0) && script.options.isWanted($0) }
    var walk = ForestWalk(
        catalog: catalog, wanted: NumberSet(wanted, count: catalog.count), jobs: max(1, script.options.threads))
    walk.keptLimit = script.options.keptLimit
    walk.verifies = script.options.verifies
    let part = visit(walk, threads: script.options.threads > 0)
    let reader = ObjectReader(store)
    for number in wanted {
        let id = catalog.id(number)
        // By an index that is out of order an object is not found.
        guard catalog.number(of: id) == number, store.contains(id) || !script.isUnique else {
            fatalError("\(id) is lost")
        }
        guard (part.visited[number] == nil) != (part.failed[number] == nil) else {
            fatalError("\(id) is neither shown nor named, or both")
        }
        let outcome = reader.read(id)
        let kind = reader.kind(of: id)
        guard case .object(let readKind, let bytes) = outcome, script.isUnique, !walk.verifies else { continue }
        if let shown = part.visited[number] {
            guard shown.elementsEqual(bytes.bytes), catalog.kinds[number] == readKind, kind == readKind else {
                fatalError("\(id) is read in two ways")
            }
        } else if script.objectCount < 16 {
            // With more a chain of packs may be too long for one of both.
            fatalError("\(id) can be read, and is not shown: \(part.failed[number]?.reason ?? "")")
        }
    }
    _ = store.objects(startingWith: "a7")
    _ = catalog.unreadable
}

private func visit(_ walk: ForestWalk, threads: Bool) -> CheckingVisitor.Part {
    guard threads else { return CallerExecutor().run { await CheckingVisitor.run(walk) } }
    let done = DispatchSemaphore(value: 0)
    let result = Outcome()
    Task.detached {
        let part = await CheckingVisitor.run(walk)
        result.part.withLock { $0 = part }
        done.signal()
    }
    done.wait()
    return result.part.withLock { $0 }
}

private final class Outcome: Sendable {
    let part = Mutex(CheckingVisitor.Part())
}
