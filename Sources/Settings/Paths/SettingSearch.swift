/// A walk through a tree that keeps, as bits, how many components led to where it is.
///
/// It does not go where the names that are still to come are not.
struct SettingSearch {
    private let components: [SettingPath.Component]
    private let wanted: [NameSet]
    private let ignoresCase: Bool
    private var ancestors: [Setting]
    /// How many settings may still be looked at.
    private(set) var steps: Int
    /// Gets each match, and gives whether to go on.
    private let body: (SettingMatch) -> Bool
    private var isOver = false

    init(path: SettingPath, ancestors: [Setting], steps: Int, _ body: @escaping (SettingMatch) -> Bool) {
        ignoresCase = path.ignoresCase
        components = path.components
        wanted = path.wanted
        self.ancestors = ancestors
        self.steps = steps
        self.body = body
    }

    /// - Parameters:
    ///   - setting: not copied unless it is found, or something below it is.
    ///   - states: bit n says that n components led here.
    mutating func visit(_ setting: UnsafePointer<Setting>, states: UInt64) {
        let states = closure(states, setting)
        if isEnd(states) {
            isOver = !body(SettingMatch(setting: setting.pointee, ancestors: ancestors))
        }
        let open = mayEnd(states & ((1 << UInt64(components.count)) - 1), at: setting)
        guard open != 0 else { return }
        let isSequence = setting.pointee.kind == .sequence
        var isDescended = false
        setting.pointee.children.withUnsafeBufferPointer { children in
            guard var child = children.baseAddress else { return }
            for _ in children.indices where !isOver {
                guard steps > 0 else { break }
                steps -= 1
                let next = step(open, to: child, isElement: isSequence)
                if next != 0 {
                    if !isDescended {
                        ancestors.append(setting.pointee)
                        isDescended = true
                    }
                    visit(child, states: next)
                }
                child += 1
            }
        }
        if isDescended { ancestors.removeLast() }
    }

    /// The states that come of components that need no step.
    private func closure(_ states: UInt64, _ setting: UnsafePointer<Setting>) -> UInt64 {
        var states = states
        for (place, component) in components.enumerated() where states >> UInt64(place) & 1 == 1 {
            switch component {
            case .anyDepth: states |= 1 << UInt64(place + 1)
            case .elementsOrSelf where setting.pointee.kind != .sequence: states |= 1 << UInt64(place + 1)
            default: break
            }
        }
        return states
    }

    private func step(_ states: UInt64, to child: UnsafePointer<Setting>, isElement: Bool) -> UInt64 {
        var result: UInt64 = 0
        var rest = states
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest - 1
            switch components[place] {
            case .anyDepth: result |= 1 << UInt64(place)
            case .elements, .elementsOrSelf: if isElement { result |= 1 << UInt64(place + 1) }
            case .anyName: if !isElement { result |= 1 << UInt64(place + 1) }
            case .names(let names):
                if !isElement, names.contains(where: { isSame($0, child) }) { result |= 1 << UInt64(place + 1) }
            }
        }
        return mayEnd(result, at: child)
    }

    private func isEnd(_ states: UInt64) -> Bool { states >> UInt64(components.count) & 1 == 1 }

    /// The states from which the end may be reached at a setting or by names below it.
    private func mayEnd(_ states: UInt64, at setting: UnsafePointer<Setting>) -> UInt64 {
        guard states != 0 else { return 0 }
        if setting.pointee.children.isEmpty { return isEnd(closure(states, setting)) ? states : 0 }
        for place in wanted.indices.reversed() where !setting.pointee.namesBelow.mayHold(anyOf: wanted[place]) {
            return states & (.max << UInt64(place + 1))
        }
        return states
    }

    private func isSame(_ name: SettingPath.Name, _ setting: UnsafePointer<Setting>) -> Bool {
        guard name.hash == setting.pointee.nameHash else { return false }
        guard ignoresCase else { return name.text == setting.pointee.name }
        let (left, right) = (name.text.utf8, setting.pointee.name.utf8)
        return left.count == right.count && zip(left, right).allSatisfy { $0.lowercased == $1.lowercased }
    }
}
