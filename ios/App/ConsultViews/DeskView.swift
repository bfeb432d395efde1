// The whole app: four places, and over them the consultation that is open.
import Aidpost
import Consult
import SwiftUI

public struct DeskView: View {
    @Bindable var desk: Desk
    @Environment(\.scenePhase) private var phase
    @State private var wasAway = true

    public init(_ desk: Desk) { self.desk = desk }

    public var body: some View {
        Group {
            if desk.isLocked {
                LockView(desk: desk)
            } else if let consultation = desk.consultation {
                ConsultationView(desk: desk, consultation: consultation)
            } else {
                TabView(selection: $desk.place) {
                    InboxView(desk: desk, inbox: desk.inbox).tabItem { label(.inbox) }.tag(Place.inbox)
                    PostsView(posts: desk.posts).tabItem { label(.posts) }.tag(Place.posts)
                    ModelsView(models: desk.models).tabItem { label(.models) }.tag(Place.models)
                    SettingsView(desk: desk).tabItem { label(.settings) }.tag(Place.settings)
                }
            }
        }
        // Whoever goes through the open apps sees nothing of a patient.
        .opacity(phase == .active ? 1 : 0)
        .task { await desk.start() }
        .onChange(of: phase) { _, now in
            // What computes stops when nobody looks, and begins again.
            if now == .background {
                wasAway = true
                Task { await desk.pause() }
            }
            // The system's own question who is there makes the app inactive too: who says no to it is not asked again and again.
            if now == .active && wasAway {
                wasAway = false
                Task {
                    if desk.isLocked { await desk.unlock() }
                    await desk.resume()
                }
            }
        }
    }

    private func label(_ place: Place) -> some View { Label(place.word, systemImage: place.symbol) }
}

/// Nothing but a button until the system says who is there.
private struct LockView: View {
    let desk: Desk

    var body: some View {
        VStack(spacing: 12) {
            Image(systemName: "lock.fill").font(.title).accessibilityHidden(true)
            Text("Locked").font(.title2)
            Press("Open", id: "unlock", isMain: true) { Task { await desk.unlock() } }
        }
        .padding(24)
    }
}
