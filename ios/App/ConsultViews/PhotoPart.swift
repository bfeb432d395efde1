// Photos: taken, judged at once, encoded while the talk goes on, asked about where the integrator has switched that on.
import Aidpost
import Consult
import SwiftUI
#if canImport(UIKit)
    import UIKit
#endif

struct PhotoPart: View {
    let photos: PhotoTray
    @State private var question = ""

    var body: some View {
        Section("Photos") {
            if photos.canTake {
                ForEach(PhotoKind.all, id: \.self) { kind in
                    Press(kind.word, id: "photo.\(kind.code)") { Task { await photos.take(kind) } }
                }
            }
            Refused(reason: photos.refused)
            ForEach(photos.photos) { photo in
                Text(photo.kind.word).bold()
                Preview(photo: photo)
                if photo.advice.isEmpty { Text("Nothing is wrong with this photo.") }
                ForEach(photo.advice, id: \.self) { advice in
                    HStack(alignment: .top, spacing: 8) {
                        Image(systemName: "camera.badge.ellipsis").accessibilityHidden(true)
                        LibraryText { $0.advice(advice) }
                    }
                    .accessibilityElement(children: .combine)
                    .accessibilityIdentifier("advice")
                }
                if photos.encoding.contains(photo.id) { Text("The model is looking at it.").font(.footnote) }
                Press("Remove this photo", id: "remove.\(photo.kind.code)") { photos.remove(photo.id) }
            }
            if !photos.photos.isEmpty && !photos.isOn {
                Text("Questions about photos are switched off: it is for the integrator to switch them on.").font(.footnote)
            }
            if photos.isOn && !photos.photos.isEmpty {
                TextField("A question about the photos", text: $question, axis: .vertical).accessibilityIdentifier("photo.question")
                Press("Ask", id: "photo.ask") { photos.ask(question) }.disabled(!photos.canAsk || question.isEmpty)
                if photos.isAsking {
                    ProgressView(value: photos.part)
                    Press("Stop asking", id: "photo.stop") { photos.stopAsking() }
                }
                if let coming = photos.coming, !coming.words.text.isEmpty {
                    Text(verbatim: coming.question.text).bold()
                    Unchecked(isComing: photos.isAsking)
                    Text(verbatim: coming.words.text).accessibilityIdentifier("photo.draft")
                }
            }
            ForEach(photos.asked) { asked in
                Text(verbatim: asked.question.text).bold()
                Group {
                    if let answer = asked.answer { Text(verbatim: answer.text) } else { Text("The model does not see that.") }
                }
                .accessibilityIdentifier("photo.answer")
                Text(verbatim: asked.limits).font(.footnote)
                if asked.notForClinicalUse { Demo() }
            }
        }
    }
}

/// The photo as the model sees it.
private struct Preview: View {
    let photo: TakenPhoto

    var body: some View {
        #if canImport(UIKit)
            if let picture = UIImage(data: photo.preview) {
                Image(uiImage: picture).resizable().scaledToFit().frame(maxHeight: 240)
                    .accessibilityLabel(photo.kind.word).accessibilityIdentifier("picture.\(photo.kind.code)")
            }
        #endif
    }
}

/// Beside everything that a demonstration model wrote.
struct Demo: View {
    var body: some View {
        Told(words: "NOT FOR CLINICAL USE: the model is a demonstration and knows no medicine.", symbol: "exclamationmark.triangle", id: "demo")
    }
}
