// A flow as a file: what a person does and sees, in words that both apps share. The form is told in tests/flows/README.md.
import Foundation

struct Flow: Decodable {
    enum Model: String, Decodable {
        /// No model is chosen.
        case none
        /// The demonstration pack reads.
        case demo
        /// A pack is chosen that is not there.
        case missing
    }

    enum Step {
        case press(String)
        case write(String, String)
        case colour(String)
        /// `says`: words that it holds.
        case see(String, says: String?)
        case not(String)
        /// The next photo that the camera takes: a file below `tests`.
        case camera(String)
        /// The app ends without a warning, and starts again.
        case kill
        /// The app leaves the foreground, and comes back.
        case background
    }

    let name: String
    let model: Model
    let images: Bool
    let steps: [Step]

    private enum Key: String, CodingKey { case name, model, images, steps }

    init(from decoder: any Decoder) throws {
        let all = try decoder.container(keyedBy: Key.self)
        name = try all.decode(String.self, forKey: .name)
        model = try all.decodeIfPresent(Model.self, forKey: .model) ?? .none
        images = try all.decodeIfPresent(Bool.self, forKey: .images) ?? false
        steps = try all.decode([Step].self, forKey: .steps)
    }

    /// Every flow of the folder, by name.
    static func all(in folder: URL) throws -> [Flow] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let flows = files.filter { $0.pathExtension == "json" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
        return try flows.map { try JSONDecoder().decode(Flow.self, from: Data(contentsOf: $0)) }
    }
}

extension Flow.Step: Decodable {
    init(from decoder: any Decoder) throws {
        let one = try decoder.singleValueContainer().decode([String: String].self)
        let keys = Set(one.keys)
        switch keys {
        case ["press"]: self = .press(one["press"]!)
        case ["write", "text"]: self = .write(one["write"]!, one["text"]!)
        case ["colour"]: self = .colour(one["colour"]!)
        case ["see"]: self = .see(one["see"]!, says: nil)
        case ["see", "says"]: self = .see(one["see"]!, says: one["says"]!)
        case ["not"]: self = .not(one["not"]!)
        case ["camera"]: self = .camera(one["camera"]!)
        case ["app"] where one["app"] == "kill": self = .kill
        case ["app"] where one["app"] == "background": self = .background
        default:
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no such step: \(keys.sorted())"))
        }
    }
}
