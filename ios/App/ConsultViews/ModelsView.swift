// The models: none, the demonstration, those of the catalogue and of this device.
import Aidpost
import Consult
import SwiftUI

struct ModelsView: View {
    let models: ModelsState
    @State private var token = ""

    var body: some View {
        NavigationStack {
            List {
                Text("A model reads the story beside the rules and the word list. It can only make a colour more urgent. Without one the app works too.").font(.footnote)
                Refused(reason: models.refused)
                if models.isWorking {
                    ProgressView(value: models.part)
                    if let (done, total) = models.arrived {
                        Group {
                            if let total { Text("\(bytes(done)) of \(bytes(total)) have arrived.") } else { Text("\(bytes(done)) have arrived.") }
                        }
                        .font(.footnote)
                    }
                    Press("Stop: what has arrived is kept", id: "models.stop") { models.stop() }
                }
                if let asks = models.asksTerms {
                    Section("Terms") {
                        Text(verbatim: asks.terms.text)
                        Text(verbatim: asks.terms.url).font(.footnote)
                        if asks.row != nil { TextField("Access token of the hub, if it asks for one", text: $token).accessibilityIdentifier("token") }
                        Press("I have read and accept the terms", id: "terms.accept") { models.accept(token: token) }
                        Press("Not now", id: "terms.decline") { models.decline() }
                    }
                }
                Section("Which model reads") {
                    Choose(models: models, title: Text("No model: rules and word list"), pack: .none, id: "pack.none")
                    Choose(models: models, title: Text("Demonstration: never for clinical use"), pack: .builtIn, id: "pack.builtIn")
                    Text("It shows how a model works, and knows no medicine.").font(.footnote)
                }
                if !models.others.isEmpty {
                    Section("On this device, from elsewhere") {
                        ForEach(models.others, id: \.self) { id in Here(models: models, id: id, title: Text(verbatim: id)) }
                    }
                }
                ForEach(models.rows) { row in CatalogueRow(models: models, row: row) }
                if models.canTake { Press("Take a model from a file", id: "models.take") { Task { await models.take() } } }
            }
            .navigationTitle("Models")
        }
    }
}

private struct Choose: View {
    let models: ModelsState
    let title: Text
    let pack: ChosenPack
    let id: String

    var body: some View {
        Button {
            models.choose(pack)
        } label: {
            HStack(spacing: 8) {
                Image(systemName: models.chosen == pack ? "checkmark.circle.fill" : "circle").accessibilityHidden(true)
                title
            }
            .frame(maxWidth: .infinity, minHeight: target, alignment: .leading)
        }
        .buttonStyle(.bordered)
        .accessibilityAddTraits(models.chosen == pack ? [.isSelected] : [])
        .accessibilityIdentifier(id)
    }
}

private struct CatalogueRow: View {
    let models: ModelsState
    let row: ModelRow

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(verbatim: row.name).font(.headline)
            if let size = row.bytes { Text("\(row.quantization), \(bytes(size))") } else { Text(verbatim: row.quantization) }
            if let verdict = row.verdict { Text(verdict.word) } else { Text("Whether it fits is not known.") }
            if let needs = row.needs, let free = row.free { Text("Needs \(bytes(needs)) of memory, \(bytes(free)) are free.").font(.footnote) }
            ForEach(row.help, id: \.self) { help in Text(help.word).font(.footnote) }
            Text("Licence: \(row.licence)").font(.footnote)
            ForEach(row.defects, id: \.self) { defect in Told(verbatim: defect, symbol: "exclamationmark.circle", id: "defect") }
            if row.isHere {
                Here(models: models, id: row.id, title: Text("Let this model read"))
            } else {
                Press("Fetch it", id: "fetch.\(row.id)") { models.fetch(row) }.disabled(models.isWorking || row.verdict == .willNotFit)
            }
        }
    }
}

/// A model that is on this device: to be chosen, looked at, removed by a second press.
private struct Here: View {
    let models: ModelsState
    let id: String
    let title: Text
    @State private var isSure = false

    var body: some View {
        Choose(models: models, title: title, pack: .stored(id: id), id: "pack.\(id)")
        if let card = models.cards[id] {
            CardPart(card: card)
        } else {
            Press("What is known of it", id: "card.\(id)") { models.show(id) }.disabled(models.isWorking)
        }
        Button(isSure ? "Remove for good" : "Remove it from this device", role: .destructive) {
            if isSure { models.remove(id) }
            isSure.toggle()
        }
        .buttonStyle(.bordered).frame(minHeight: target).accessibilityIdentifier(isSure ? "remove.sure.\(id)" : "remove.\(id)")
    }
}

private struct CardPart: View {
    let card: ModelCard

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(verbatim: card.name).font(.headline)
            if !card.isForClinicalUse { Text("Not for clinical use").bold() }
            Text("\(card.quantization), \(bytes(card.bytes))").font(.footnote)
            Text("Reads up to \(Int(card.contextTokens)) tokens at once.").font(.footnote)
            Text("Licence: \(card.licence)").font(.footnote)
            if let url = card.url { Text(verbatim: url).font(.footnote) }
            if !card.languages.isEmpty { Text("Evaluated in: \(card.languages.joined(separator: ", "))").font(.footnote) }
            ForEach(card.defects, id: \.self) { defect in Text(verbatim: defect).font(.footnote) }
        }
        .accessibilityElement(children: .combine)
        .accessibilityIdentifier("card")
    }
}

func bytes(_ count: UInt64) -> String { Int64(clamping: count).formatted(.byteCount(style: .file)) }
