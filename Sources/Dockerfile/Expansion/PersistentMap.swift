/// A map whose older versions stay: adding a key copies the way to it and shares the rest.
///
/// A search tree that is kept in balance by random priorities (a treap).
struct PersistentMap<Value: Sendable>: Sendable {
    private final class Node: Sendable {
        let key: String
        let priority: Int
        let value: Value
        let left: Node?
        let right: Node?

        init(key: String, priority: Int, value: Value, left: Node?, right: Node?) {
            self.key = key
            self.priority = priority
            self.value = value
            self.left = left
            self.right = right
        }

        func with(left: Node?) -> Node { Node(key: key, priority: priority, value: value, left: left, right: right) }
        func with(right: Node?) -> Node { Node(key: key, priority: priority, value: value, left: left, right: right) }
    }

    private var root: Node?

    init() {}

    subscript(key: String) -> Value? {
        get {
            var node = root
            while let current = node {
                if key == current.key { return current.value }
                node = key < current.key ? current.left : current.right
            }
            return nil
        }
        set {
            // Keys stay: a name that is set once is never taken back.
            guard let newValue else { return }
            root = Self.inserting(newValue, for: key, below: root)
        }
    }

    private static func inserting(_ value: Value, for key: String, below node: Node?) -> Node {
        guard let node else {
            return Node(key: key, priority: .random(in: 0 ... .max), value: value, left: nil, right: nil)
        }
        if key == node.key {
            return Node(key: key, priority: node.priority, value: value, left: node.left, right: node.right)
        }
        if key < node.key {
            let child = inserting(value, for: key, below: node.left)
            return child.priority > node.priority
                ? child.with(right: node.with(left: child.right)) : node.with(left: child)
        }
        let child = inserting(value, for: key, below: node.right)
        return child.priority > node.priority
            ? child.with(left: node.with(right: child.left)) : node.with(right: child)
    }

    /// The keys, sorted.
    var keys: [String] {
        var keys: [String] = []
        Self.collect(root, into: &keys)
        return keys
    }

    private static func collect(_ node: Node?, into keys: inout [String]) {
        guard let node else { return }
        collect(node.left, into: &keys)
        keys.append(node.key)
        collect(node.right, into: &keys)
    }
}
