// A facility's server on this machine, with a key: an endpoint as vLLM and llama-server have it, which answers as a test says, or not at all.
import Foundation
#if canImport(Glibc)
    import Glibc
#endif

final class Ward: @unchecked Sendable {
    static let model = "ward-27b"
    static let key = "Quokka-7714"
    /// No word list takes it for a sign.
    static let story = "He is blaring like a kazoo since noon."
    static let found = "stridor + blaring like a kazoo\n=\nred\nNoisy.\n"

    let port: UInt16
    private let lock = NSLock()
    private let listener: Int32
    private var silent = false
    private var questions: [String] = []

    var url: String { "http://127.0.0.1:\(port)/v1" }
    /// Whether it takes a question and says nothing.
    var isSilent: Bool {
        get { lock.withLock { silent } }
        set { lock.withLock { silent = newValue } }
    }
    /// Every question that came.
    var asked: [String] { lock.withLock { questions } }

    struct NoSocket: Error {}

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard isBound else { throw NoSocket() }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [weak self] in
            while true {
                let taken = accept(listener, nil, nil)
                guard taken >= 0 else { return }
                self?.answer(taken)
            }
        }
    }

    func close() {
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
    }

    /// Its code, with its key.
    func code(expires: String = "2025-11-30T00:00:00Z") -> String {
        #"{"schema":"aidpost.pairing/1","name":"Maweni ward","url":"\#(url)","model":"\#(Self.model)","token":"\#(Self.key)","expires":"\#(expires)"}"#
    }

    private func answer(_ taken: Int32) {
        let head = read(taken)
        if !head.body.isEmpty { lock.withLock { questions.append(head.body) } }
        // Whoever waits for a silent one sees an open connection.
        if isSilent { return }
        let isLetIn = head.text.lowercased().contains("authorization: bearer \(Self.key.lowercased())")
        var body = "{}"
        if isLetIn, head.text.hasPrefix("GET") { body = #"{"data":[{"id":"\#(Self.model)","owned_by":"llamacpp"}]}"# }
        if isLetIn, head.text.hasPrefix("POST") {
            let words = String(decoding: (try? JSONEncoder().encode(Self.found)) ?? Data(), as: UTF8.self)
            body = #"{"choices":[{"index":0,"message":{"role":"assistant","content":\#(words)},"finish_reason":"stop"}]}"#
        }
        let status = isLetIn ? "200 OK" : "401 Unauthorized"
        let all = Array("HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)".utf8)
        _ = all.withUnsafeBytes { send(taken, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        Glibc.close(taken)
    }

    private func read(_ taken: Int32) -> (text: String, body: String) {
        var all = Data()
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: all, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let head = String(text[..<end.lowerBound])
                let length = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
                let body = String(text[end.upperBound...])
                if body.utf8.count >= length { return (head, body) }
            }
            let count = recv(taken, &block, block.count, 0)
            guard count > 0 else { return (text, "") }
            all.append(contentsOf: block[..<count])
        }
    }
}
