// The whole app: three places, and over them the consultation that is open.
import Aidpost
import Consult
import SwiftUI

public struct DeskView: View {
    @Bindable var desk: Desk
    @Environment(\.scenePhase) private var phase

    public init(_ desk: Desk) { self.desk = desk }

    public var body: some View {
        Group {
            if let consultation = desk.consultation {
                ConsultationView(desk: desk, consultation: consultation)
            } else {
                TabView(selection: $desk.place) {
                    InboxView(desk: desk, inbox: desk.inbox).tabItem { label(.inbox) }.tag(Place.inbox)
                    ModelsView(models: desk.models).tabItem { label(.models) }.tag(Place.models)
                    SettingsView(desk: desk).tabItem { label(.settings) }.tag(Place.settings)
                }
            }
        }
        .task { await desk.start() }
        .onChange(of: phase) { _, now in
            // What computes stops when nobody looks, and begins again.
            if now == .background { Task { await desk.pause() } }
            if now == .active { Task { await desk.resume() } }
        }
    }

    private func label(_ place: Place) -> some View { Label(place.word, systemImage: place.symbol) }
}
