// A triage of another post: read, and believed only where a known post has signed it. Below it the posts that are known, and this post's key.
import Aidpost
import Consult
import SwiftUI

struct PostsView: View {
    let posts: PostsState
    @State private var text = ""

    var body: some View {
        NavigationStack {
            Form {
                if posts.isOn {
                    Section("A triage of another post") {
                        if posts.canScan { Press("Read its QR code", id: "posts.scan", isMain: true) { Task { await posts.scan() } } }
                        TextField("The text of its SMS or QR code", text: $text, axis: .vertical).accessibilityIdentifier("posts.text")
                        Press("Read it", id: "posts.read") { posts.read(text) }.disabled(text.isEmpty)
                        if let refused = posts.refused { Told(words: refused.word, symbol: "exclamationmark.triangle", id: "posts.refused") }
                    }
                    if let sent = posts.sent { SentPart(sent: sent, age: posts.age) }
                    KnownPart(posts: posts)
                    Section("The key of this post") {
                        if let key = posts.ownKey { Text(verbatim: inGroups(key)).bold().accessibilityIdentifier("own-key") }
                        Text("Others write it into their phone, to know what this post has signed. It is no secret.").font(.footnote)
                    }
                } else {
                    Text("This device has no key to sign with: nothing is handed over by a code.")
                }
            }
            .navigationTitle("Other posts")
        }
        .task { posts.load() }
    }
}

/// A key as it is read aloud and written down; spaces are taken out again where it is typed.
func inGroups(_ key: String) -> String {
    stride(from: 0, to: key.count, by: 4).map { String(key.dropFirst($0).prefix(4)) }.joined(separator: " ")
}

private struct SentPart: View {
    let sent: Handover
    let age: Int?

    var body: some View {
        let acuity = handoverAcuity(handover: sent)
        let review = handoverReview(handover: sent)
        Section("In the message") {
            Banner(acuity: acuity, review: review, id: "sent")
            Told(words: "Signed by \(sent.from), and not changed on its way", symbol: "signature", id: "signed-by")
            if let word = sent.freshness.word { Told(words: word, symbol: "clock.badge.exclamationmark", id: "freshness") }
            if let age {
                Text(age < 60 ? "Written \(sent.issued), \(age) min ago" : "Written \(sent.issued), \(age / 60) h \(age % 60) min ago").font(.footnote)
            }
            Text("Valid until \(sent.expires)").font(.footnote)
            if sent.replayed.agreement != .same {
                HStack(spacing: 8) {
                    Text("The sender says:")
                    Text(sent.facts.acuity.word).bold()
                    Text("The rules of this phone say:")
                    Text(sent.replayed.outcome.acuity.word).bold()
                }
                .accessibilityElement(children: .combine)
                .accessibilityIdentifier("disagree")
                Text("The more urgent one counts.").font(.footnote)
            }
            if sent.replayed.rules == .other { Text("The sender has another version of the rules.") }
            if let raised = sent.facts.raised { Text(raised.word) }
            if sent.facts.notForClinicalUse { Demo() }
            if let label = sent.label { Text(verbatim: label.text).bold().accessibilityIdentifier("fact.label") }
            FactRows(sent: sent)
            NotCarriedRows(what: sent.notCarried)
        }
        Section("Why") {
            if sent.replayed.outcome.assessment.findings.isEmpty { Text("No rule of the chart held.") }
            ForEach(sent.replayed.outcome.assessment.findings, id: \.rule) { finding in
                VStack(alignment: .leading, spacing: 2) {
                    HStack(spacing: 8) {
                        Text(finding.acuity.word).bold()
                        LibraryText { $0.finding(finding.criterion) }
                    }
                    Text(verbatim: finding.source).font(.footnote).foregroundStyle(.secondary)
                }
                .accessibilityElement(children: .combine)
                .accessibilityIdentifier("sent.finding")
            }
        }
    }
}

/// Who it is about, what was measured, and each sign.
private struct FactRows: View {
    let sent: Handover

    var body: some View {
        let encounter = sent.facts.encounter
        HStack(spacing: 8) {
            if let (count, unit) = sent.age {
                Text(verbatim: "\(count)").bold()
                Text(unit.word).bold()
            }
            Text(encounter.sex.word)
            if encounter.pregnancy != .unknown { Text(encounter.pregnancy.word) }
            if let avpu = encounter.vitals.avpu { Text(avpu.word) }
        }
        .accessibilityElement(children: .combine)
        .accessibilityIdentifier("fact.who")
        ForEach((try? sent.values()) ?? []) { value in Text(verbatim: value.words).accessibilityIdentifier("fact.\(value.id)") }
        ForEach(sent.signs) { sign in
            HStack(spacing: 8) {
                if sign.state == .absent { Text("not there:").bold() }
                LibraryText { $0.sign(sign.sign, sign.label) }
                if sign.isRead { Text("read in the story").font(.footnote) }
            }
            .accessibilityElement(children: .combine)
            .accessibilityIdentifier("fact.\(sign.code)")
        }
    }
}

private struct KnownPart: View {
    let posts: PostsState
    @State private var name = ""
    @State private var key = ""

    var body: some View {
        Section("Posts that are known here") {
            if let notKept = posts.notKept { Told(words: notKept.word, symbol: "exclamationmark.triangle", id: "posts.not-kept") }
            if posts.posts.isEmpty { Text("No post is known here yet. Nothing of a message is believed before its post is.") }
            ForEach(posts.posts) { post in
                Text(verbatim: post.name).bold().accessibilityIdentifier("post")
                Text(verbatim: inGroups(post.key)).font(.footnote)
                Press("Remove \(post.name)", id: "post.remove.\(post.name)") { posts.remove(post) }
            }
            TextField("Name of the post", text: $name).accessibilityIdentifier("post.name")
            TextField("Its public key, 43 letters", text: $key).accessibilityIdentifier("post.key")
            Press("Add this post", id: "post.add") { if posts.add(name, key) { (name, key) = ("", "") } }.disabled(name.isEmpty || key.isEmpty)
            Text("Take the key from the other phone itself, or by a way that you trust.").font(.footnote)
        }
    }
}
