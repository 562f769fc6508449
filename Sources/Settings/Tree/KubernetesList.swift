/// The list that `kubectl get -o yaml` wraps several objects in.
enum KubernetesList {
    /// The documents, and in place of a list those of its elements that are objects.
    static func split(_ documents: [Setting]) -> [Setting] {
        guard documents.contains(where: isList) else { return documents }
        return documents.flatMap { document in
            isList(document) ? document.first("items")?.children.filter(isObject) ?? [] : [document]
        }
    }

    private static func isObject(_ element: Setting) -> Bool { element.kind == .mapping && !element.children.isEmpty }

    private static func isList(_ root: Setting) -> Bool {
        root.first("kind")?.value == "List" && root.first("apiVersion") != nil
            && root.first("items")?.kind == .sequence
    }
}
