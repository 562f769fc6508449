internal import CGit2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Gives libgit2 our own reading of objects in place of its own (`ObjectReader` says why).
///
/// libgit2 calls the functions below with the backend's address; `Backend` begins with libgit2's part of it.
enum ObjectBackend {
    private struct Backend {
        var part: git_odb_backend
        var state: Unmanaged<State>
    }

    private final class State {
        let reader: ObjectReader

        init(_ store: ObjectStore) { reader = ObjectReader(store) }
    }

    /// A backend for `git_odb_add_backend`; the database frees it.
    static func make(_ store: ObjectStore) -> UnsafeMutablePointer<git_odb_backend> {
        let backend = UnsafeMutablePointer<Backend>.allocate(capacity: 1)
        backend.initialize(to: Backend(part: git_odb_backend(), state: .passRetained(State(store))))
        let part = UnsafeMutableRawPointer(backend).assumingMemoryBound(to: git_odb_backend.self)
        git_odb_init_backend(part, UInt32(GIT_ODB_BACKEND_VERSION))
        part.pointee.read = { data, size, type, backend, id in
            guard let backend, let id else { return GIT_EINVALID.rawValue }
            return ObjectBackend.read(ObjectID(id.pointee), backend, data, size, type)
        }
        part.pointee.read_header = { size, type, backend, id in
            guard let backend, let id else { return GIT_EINVALID.rawValue }
            return ObjectBackend.read(ObjectID(id.pointee), backend, nil, size, type)
        }
        part.pointee.exists = { backend, id in
            guard let backend, let id else { return 0 }
            return ObjectBackend.state(backend).reader.store.contains(ObjectID(id.pointee)) ? 1 : 0
        }
        part.pointee.exists_prefix = { found, backend, id, length in
            guard let backend, let id else { return GIT_EINVALID.rawValue }
            return ObjectBackend.expand(ObjectID(id.pointee), length, backend, found)
        }
        part.pointee.read_prefix = { found, data, size, type, backend, id, length in
            guard let backend, let id, let found else { return GIT_EINVALID.rawValue }
            let code = ObjectBackend.expand(ObjectID(id.pointee), length, backend, found)
            return code == 0 ? ObjectBackend.read(ObjectID(found.pointee), backend, data, size, type) : code
        }
        part.pointee.free = { backend in
            guard let backend else { return }
            let whole = UnsafeMutableRawPointer(backend).assumingMemoryBound(to: Backend.self)
            whole.pointee.state.release()
            whole.deinitialize(count: 1)
            whole.deallocate()
        }
        return part
    }

    private static func state(_ backend: UnsafeMutablePointer<git_odb_backend>) -> State {
        UnsafeMutableRawPointer(backend).assumingMemoryBound(to: Backend.self).pointee.state.takeUnretainedValue()
    }

    private static func read(
        _ id: ObjectID, _ backend: UnsafeMutablePointer<git_odb_backend>,
        _ data: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
        _ size: UnsafeMutablePointer<Int>?, _ type: UnsafeMutablePointer<git_object_t>?
    ) -> Int32 {
        switch state(backend).reader.read(id) {
        case .absent: return GIT_ENOTFOUND.rawValue
        case .unreadable(let damage):
            git_error_set_str(Int32(GIT_ERROR_ODB.rawValue), "object \(id): \(damage.reason)")
            return GIT_ERROR.rawValue
        case .object(let kind, let bytes):
            if let data {
                guard let copy = git_odb_backend_data_alloc(backend, max(1, bytes.count)) else {
                    return GIT_ERROR.rawValue
                }
                UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyMemory(from: bytes.bytes)
                data.pointee = copy
            }
            size?.pointee = bytes.count
            type?.pointee = kind.raw
            return 0
        }
    }

    /// The one object whose id begins with `length` digits of `prefix`.
    private static func expand(
        _ prefix: ObjectID, _ length: Int, _ backend: UnsafeMutablePointer<git_odb_backend>,
        _ found: UnsafeMutablePointer<git_oid>?
    ) -> Int32 {
        let digits = prefix.description.prefix(length)
        guard length >= 2 else { return GIT_EAMBIGUOUS.rawValue }
        let matches = state(backend).reader.store.objects(startingWith: String(digits))
        guard let only = matches.first else { return GIT_ENOTFOUND.rawValue }
        guard matches.count == 1 else { return GIT_EAMBIGUOUS.rawValue }
        found?.pointee = only.raw
        return 0
    }
}

extension ObjectKind {
    fileprivate var raw: git_object_t {
        switch self {
        case .commit: GIT_OBJECT_COMMIT
        case .tree: GIT_OBJECT_TREE
        case .blob: GIT_OBJECT_BLOB
        case .tag: GIT_OBJECT_TAG
        case .other: GIT_OBJECT_INVALID
        }
    }
}
