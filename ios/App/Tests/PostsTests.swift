import Aidpost
import Consult
import Foundation
import Testing

/// From phone to phone by the signed code: what one post shows, another believes only if it knows the post.
@MainActor @Suite(.serialized) struct PostsTests {
    /// A phone with a red consultation, at the hand-over.
    private func sender(model: ChosenPack = .none) async throws -> Phone {
        let phone = try await Phone(model: model)
        try await phone.press("new")
        try await phone.write("name", "Zanzibar-Quokka-7714")
        try await phone.write("age", "34")
        try await phone.press("sex.male")
        try await phone.write("story", "Zanzibar-Quokka-7714 fell.")
        try await phone.press("answer.heavy_bleeding.yes")
        try await phone.press("values")
        try await phone.write("value.vitals.heart_rate_per_minute", "150")
        try await phone.press("go.result")
        if model != .none { try await phone.until("not read") { phone.find("demo") != nil } }
        try await phone.press("go.handOver")
        try await phone.until("no code") { phone.find("qr.message") != nil }
        return phone
    }

    private func code(_ phone: Phone) throws -> String { try #require(phone.find("qr.message")?.shared) }

    @Test func whatAKnownPostHasSignedIsReadAsItWasSent() async throws {
        let sender = try await sender(model: .builtIn)
        try await sender.write("qr.label", "blue shirt")
        let code = try code(sender)
        #expect(sender.find("expires") != nil)
        #expect(sender.screen().shown.contains { $0.identifier == "not.carried" && $0.name.contains("story") })
        try await sender.press("keep")
        try await sender.until("not kept") { sender.find("own-key") != nil }

        let reader = try await Phone(post: 1)
        try await reader.believe(sender)
        reader.scanned = code
        try await reader.press("posts.scan")
        try await reader.until("nothing was read") { reader.find("sent") != nil }
        #expect(reader.find("sent")?.name.hasPrefix("RED") == true)
        #expect(reader.find("signed-by")?.name.contains("Kisumu") == true)
        #expect(reader.find("fact.label")?.name == "blue shirt")
        #expect(reader.find("fact.who")?.name.contains("34") == true)
        #expect(reader.find("fact.heavy_bleeding") != nil)
        #expect(reader.find("fact.vitals.heart_rate_per_minute")?.name.contains("150") == true)
        #expect(reader.find("disagree") == nil)
        #expect(reader.find("demo") != nil, "the sender's model is the demonstration")
        #expect(!reader.screen().shown.contains { $0.name.contains("Quokka") }, "the name and the story stay where they are")
        // Who looks away sees it no longer.
        await reader.desk.pause()
        #expect(reader.find("sent") == nil)
        // The known posts outlive the app, and what is on the disk does not name them.
        try await reader.start()
        #expect(reader.find("post")?.name == "Kisumu")
        let kept = try Data(contentsOf: reader.folder.appendingPathComponent("sealed/posts"))
        #expect(kept.range(of: Data("Kisumu".utf8)) == nil)
    }

    @Test func whatNobodyKnownHasSignedIsNotBelieved() async throws {
        let sender = try await sender()
        let code = try code(sender)
        try await sender.press("keep")
        try await sender.until("not kept") { sender.find("own-key") != nil }
        let reader = try await Phone(post: 1)
        for (text, says) in [(code, "not known here"), ("AP1.hello", "not the text of a triage")] {
            try await reader.write("posts.text", text)
            try await reader.press("posts.read")
            #expect(reader.find("posts.refused")?.name.contains(says) == true, "\(reader.find("posts.refused")?.name ?? "-")")
            #expect(reader.find("sent") == nil)
        }
        // A key that is none, and a name that is taken.
        try await reader.write("post.name", "Kisumu")
        try await reader.write("post.key", "abc")
        try await reader.press("post.add")
        #expect(reader.find("posts.not-kept")?.name.contains("not the key") == true)
        #expect(reader.find("post") == nil)
        try await reader.believe(sender)
        try await reader.write("post.name", "Kisumu")
        try await reader.write("post.key", "abc")
        try await reader.press("post.add")
        #expect(reader.find("posts.not-kept")?.name.contains("known already") == true)
        // One letter that is another: nothing of it is believed.
        var changed = Array(code)
        changed[changed.count / 2] = changed[changed.count / 2] == "A" ? "B" : "A"
        try await reader.write("posts.text", String(changed))
        try await reader.press("posts.read")
        #expect(reader.find("posts.refused") != nil)
        #expect(reader.find("sent") == nil)
        try await reader.press("post.remove.Kisumu")
        try await reader.write("posts.text", code)
        try await reader.press("posts.read")
        #expect(reader.find("posts.refused")?.name.contains("not known here") == true)
    }

    @Test func aLabelThatIsTooLongTakesTheCodeAlone() async throws {
        let phone = try await sender()
        try await phone.write("qr.label", String(repeating: "long ", count: 20))
        #expect(phone.find("qr.refused") != nil)
        #expect(phone.find("qr") == nil)
        #expect(phone.find("share.letter") != nil, "the letter is there all the same")
        #expect(phone.find("share.message.0")?.shared == phone.find("message")?.words)
        try await phone.write("qr.label", "")
        #expect(phone.find("qr") != nil)
        // For how long it is valid is in the code.
        let day = try code(phone)
        try await phone.press("qr.hours.72")
        #expect(try code(phone) != day)
    }
}
