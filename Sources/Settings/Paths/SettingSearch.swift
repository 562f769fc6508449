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

    /// - Parameter states: bit n says that n components led here.
    mutating func visit(_ setting: Setting, states: UInt64) {
        let states = closure(states, setting)
        if isEnd(states) {
            isOver = !body(SettingMatch(setting: setting, ancestors: ancestors))
        }
        let open = mayEnd(states & ((1 << UInt64(components.count)) - 1), at: setting)
        guard open != 0, !setting.children.isEmpty else { return }
        let isSequence = setting.kind == .sequence
        var isDescended = false
        for place in setting.children.indices where !isOver {
            guard steps > 0 else { break }
            steps -= 1
            let next = step(open, to: setting.children[place], isElement: isSequence)
            guard next != 0 else { continue }
            if !isDescended {
                ancestors.append(setting)
                isDescended = true
            }
            visit(setting.children[place], states: next)
        }
        if isDescended { ancestors.removeLast() }
    }

    /// The states that come of components that need no step.
    private func closure(_ states: UInt64, _ setting: Setting) -> UInt64 {
        var states = states
        for (place, component) in components.enumerated() where states >> UInt64(place) & 1 == 1 {
            switch component {
            case .anyDepth: states |= 1 << UInt64(place + 1)
            case .elementsOrSelf where setting.kind != .sequence: states |= 1 << UInt64(place + 1)
            default: break
            }
        }
        return states
    }

    private func step(_ states: UInt64, to child: Setting, isElement: Bool) -> UInt64 {
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
                if !isElement, names.contains(where: { isSame($0, child.name) }) { result |= 1 << UInt64(place + 1) }
            }
        }
        return mayEnd(result, at: child)
    }

    private func isEnd(_ states: UInt64) -> Bool { states >> UInt64(components.count) & 1 == 1 }

    /// The states from which the end may be reached at a setting or by names below it.
    private func mayEnd(_ states: UInt64, at setting: Setting) -> UInt64 {
        guard states != 0 else { return 0 }
        if setting.children.isEmpty { return isEnd(closure(states, setting)) ? states : 0 }
        for place in wanted.indices.reversed() where !setting.namesBelow.mayHold(anyOf: wanted[place]) {
            return states & (.max << UInt64(place + 1))
        }
        return states
    }

    private func isSame(_ left: String, _ right: String) -> Bool {
        guard ignoresCase else { return left == right }
        return left.utf8.count == right.utf8.count
            && zip(left.utf8, right.utf8).allSatisfy { $0.lowercased == $1.lowercased }
    }
}
