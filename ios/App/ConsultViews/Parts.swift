// The few parts that every screen is made of: large enough for a thumb, named for a screen reader, never by colour alone.
import Aidpost
import Consult
import SwiftUI

/// Apple's smallest target, and what it is here.
let target: CGFloat = 52

/// A colour to write on, and the one that is written on it: each pair has a contrast of at least 4.5, as on Android.
struct Ink {
    let back: Color
    let text: Color

    static func of(_ acuity: Acuity, strong: Bool) -> Ink {
        switch acuity {
        case .red: Ink(back: strong ? rgb(0x8C0008) : rgb(0xB3141B), text: rgb(0xFFFFFF))
        case .yellow: Ink(back: rgb(0xFFC61A), text: rgb(0x14171A))
        case .notTriageable: Ink(back: strong ? rgb(0xFFFFFF) : rgb(0xDDE2E6), text: rgb(0x14171A))
        case .green: Ink(back: strong ? rgb(0x0A4F29) : rgb(0x12703C), text: rgb(0xFFFFFF))
        }
    }

    private static func rgb(_ hex: Int) -> Color {
        Color(red: Double(hex >> 16) / 255, green: Double(hex >> 8 & 0xFF) / 255, blue: Double(hex & 0xFF) / 255)
    }
}

/// The colour on top: shape, word, meaning.
struct Banner: View {
    let acuity: Acuity
    let review: Bool
    var strong = false
    var id = "colour"

    var body: some View {
        let ink = Ink.of(acuity, strong: strong)
        HStack(spacing: 12) {
            Image(systemName: acuity.symbol).font(.title).accessibilityHidden(true)
            VStack(alignment: .leading, spacing: 2) {
                Text(acuity.word).font(.title2).bold()
                Text(acuity.meaning(review: review)).font(.body)
            }
        }
        .frame(maxWidth: .infinity, minHeight: target, alignment: .leading)
        .padding(12)
        .foregroundStyle(ink.text)
        .background(ink.back)
        .accessibilityElement(children: .combine)
        .accessibilityAddTraits([.isHeader, .updatesFrequently])
        .accessibilityIdentifier(id)
    }
}

/// A large button.
struct Press: View {
    let title: LocalizedStringKey
    let id: String
    var isMain = false
    let action: @MainActor () -> Void

    init(_ title: LocalizedStringKey, id: String, isMain: Bool = false, action: @escaping @MainActor () -> Void) {
        (self.title, self.id, self.isMain, self.action) = (title, id, isMain, action)
    }

    var body: some View {
        // Two branches: the two styles are two types.
        if isMain {
            Button(action: action) { words }.buttonStyle(.borderedProminent).accessibilityIdentifier(id)
        } else {
            Button(action: action) { words }.buttonStyle(.bordered).accessibilityIdentifier(id)
        }
    }

    private var words: some View {
        Text(title).frame(maxWidth: .infinity, minHeight: target)
    }
}

/// Controls side by side; below each other at the largest letters, and where there are many.
struct Side<Content: View>: View {
    let isLong: Bool
    let content: Content
    @Environment(\.dynamicTypeSize) private var size

    init(isLong: Bool = false, @ViewBuilder content: () -> Content) { (self.isLong, self.content) = (isLong, content()) }

    var body: some View {
        if size.isAccessibilitySize || isLong {
            VStack(spacing: 8) { content }
        } else {
            HStack(spacing: 8) { content }
        }
    }
}

/// One of several, each a large button; at the largest letters below each other. `name` says what is chosen, for a screen reader.
struct Choices<Value: Hashable>: View {
    let name: LocalizedStringKey
    let values: [Value]
    let chosen: Value?
    let word: (Value) -> LocalizedStringKey
    let id: (Value) -> String
    let choose: @MainActor (Value) -> Void

    var body: some View {
        Text(name).font(.headline)
        Side(isLong: values.count > 4) { buttons }
    }

    private var buttons: some View {
        ForEach(values, id: \.self) { value in
            Button {
                choose(value)
            } label: {
                HStack(spacing: 4) {
                    if value == chosen { Image(systemName: "checkmark").accessibilityHidden(true) }
                    Text(word(value))
                }
                .frame(maxWidth: .infinity, minHeight: target)
            }
            .buttonStyle(.bordered)
            .accessibilityAddTraits(value == chosen ? [.isSelected] : [])
            .accessibilityIdentifier(id(value))
        }
    }
}

/// A line that is said and shown with a picture beside it.
struct Told<Words: View>: View {
    let words: Words
    let symbol: String
    let id: String

    var body: some View {
        HStack(alignment: .top, spacing: 8) {
            Image(systemName: symbol).accessibilityHidden(true)
            words
        }
        .accessibilityElement(children: .combine)
        .accessibilityIdentifier(id)
    }
}

extension Told where Words == Text {
    init(words: LocalizedStringKey, symbol: String, id: String) { self.init(words: Text(words), symbol: symbol, id: id) }

    init(verbatim: String, symbol: String, id: String) { self.init(words: Text(verbatim: verbatim), symbol: symbol, id: id) }
}

extension Told where Words == LibraryText {
    init(library: @escaping (Said) -> String, symbol: String, id: String) { self.init(words: LibraryText(library), symbol: symbol, id: id) }
}

/// Why something was refused, in the library's words.
struct Refused: View {
    let reason: Why?
    @Environment(\.locale) private var locale

    init(reason: Why?) { self.reason = reason }

    /// Of what the library has no code for.
    init(english: String?) { reason = english.map { Why("", $0) } }

    var body: some View {
        if let reason {
            HStack(alignment: .top, spacing: 8) {
                Image(systemName: "exclamationmark.triangle").accessibilityHidden(true)
                Text(verbatim: Said.of(locale).refusal(reason)).bold()
            }
            .accessibilityElement(children: .combine)
            .accessibilityIdentifier("refused")
        }
    }
}
