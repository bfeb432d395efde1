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
                Refused(reason: models.refused)
                if models.isWorking {
                    ProgressView(value: models.part)
                    Press("Stop: what has arrived is kept", id: "models.stop") { models.stop() }
                }
                if let asks = models.asksTerms {
                    Section("Terms") {
                        Text(verbatim: asks.terms.text)
                        Text(verbatim: asks.terms.url).font(.footnote)
                        TextField("Access token of the hub, if it asks for one", text: $token).accessibilityIdentifier("token")
                        Press("I have read and accept the terms", id: "terms.accept") { models.accept(token: token) }
                        Press("Not now", id: "terms.decline") { models.decline() }
                    }
                }
                Section("Which model reads") {
                    Choose(models: models, title: Text("No model: rules and word list"), pack: .none, id: "pack.none")
                    Choose(models: models, title: Text("Demonstration: never for clinical use"), pack: .builtIn, id: "pack.builtIn")
                    ForEach(models.others, id: \.self) { id in Choose(models: models, title: Text(verbatim: id), pack: .stored(id: id), id: "pack.\(id)") }
                }
                ForEach(models.rows) { row in CatalogueRow(models: models, row: row) }
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
            if let bytes = row.bytes { Text("\(row.quantization), \(bytes.formatted(.byteCount(style: .file)))") } else { Text(verbatim: row.quantization) }
            if let verdict = row.verdict { Text(verdict.word) } else { Text("Whether it fits is not known.") }
            Text("Licence: \(row.licence)").font(.footnote)
            ForEach(row.defects, id: \.self) { defect in Told(verbatim: defect, symbol: "exclamationmark.circle", id: "defect") }
            if row.isHere {
                Choose(models: models, title: Text("Let this model read"), pack: .stored(id: row.id), id: "pack.\(row.id)")
                Button("Remove it from this device", role: .destructive) { models.remove(row.id) }
                    .buttonStyle(.bordered).frame(minHeight: target).accessibilityIdentifier("remove.\(row.id)")
            } else {
                Press("Fetch it", id: "fetch.\(row.id)") { models.fetch(row) }.disabled(models.isWorking || row.verdict == .willNotFit)
            }
        }
    }
}
