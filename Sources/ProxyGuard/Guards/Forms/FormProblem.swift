/// Why a body is no form that the proxy passes on.
public struct FormProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, CaseIterable, Hashable, Sendable {
        case delimiter
        case truncated
        case trailingData = "trailing-data"
        case empty
        case tooManyParts = "too-many-parts"
        case header
        case headerTooLong = "header-too-long"
        case unknownHeader = "unknown-header"
        case disposition
        case name
        case fileName = "file-name"
        case duplicate
        case contentType = "content-type"
        case encoding
        case length
        case text
        case line
        case tooManyLines = "too-many-lines"
    }

    public var code: Code
    /// Of the part, counted from 1; 0 where it is about the whole.
    public var part: Int
    /// Of a file, counted from 1; 0 where it is about more than one line.
    public var line: Int

    public init(_ code: Code, part: Int = 0, line: Int = 0) {
        self.code = code
        self.part = part
        self.line = line
    }

    public var description: String {
        let place = (part > 0 ? ", in part \(part)" : "") + (line > 0 ? ", in line \(line)" : "")
        return "the form \(reason)\(place)"
    }

    private var reason: String {
        switch code {
        case .delimiter: "has its boundary where no part begins or ends"
        case .truncated: "ends too early"
        case .trailingData: "goes on after its last part"
        case .empty: "has no part"
        case .tooManyParts: "has more than \(MultipartForm.mostParts) parts"
        case .header: "has a header that is not one line of a name and a value"
        case .headerTooLong: "has headers of more than \(MultipartForm.longestHead) bytes"
        case .unknownHeader: "has a header other than Content-Disposition, Content-Type and Content-Length"
        case .disposition: "has a Content-Disposition that is not form-data with a name and perhaps a file name"
        case .name: "has a field name other than letters, digits, dots, hyphens, underscores and brackets"
        case .fileName: "has a file name that could be read in two ways"
        case .duplicate: "has a field twice"
        case .contentType: "has a part of a type that could be read in two ways"
        case .encoding: "has a part in an encoding of its own"
        case .length: "has a part of another length than it says"
        case .text: "has a field that is not text in UTF-8"
        case .line: "has a batch with a line that is no request, or one that would be refused by itself"
        case .tooManyLines: "has a batch of more than \(FormDocument.mostLines) lines"
        }
    }
}
