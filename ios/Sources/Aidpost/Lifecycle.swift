// Background, memory warnings and heat of a phone. Not tried on a device yet: see the README.
#if canImport(UIKit) && !os(watchOS)
    import UIKit

    /// Releases an engine when the app leaves the foreground or memory is short, and tells it how warm the device is. Keep it as long as
    /// the engine; it stops when it is gone.
    @MainActor
    public final class EngineLifecycle {
        private var watching: [Task<Void, Never>] = []

        public init(_ engine: ReloadingEngine) {
            // In the background GPU work ends the app, and memory is what the system looks for first.
            for name in [UIApplication.didEnterBackgroundNotification, UIApplication.didReceiveMemoryWarningNotification] {
                watch(name) { await engine.release() }
            }
            // It may be warm already; and the system tells of changes only to who has asked once.
            let state = ThermalState(ProcessInfo.processInfo.thermalState)
            watching.append(Task { await engine.setThermalState(state) })
            watch(ProcessInfo.thermalStateDidChangeNotification) {
                await engine.setThermalState(ThermalState(ProcessInfo.processInfo.thermalState))
            }
        }

        deinit {
            for task in watching { task.cancel() }
        }

        private func watch(_ name: Notification.Name, _ act: @escaping @Sendable () async -> Void) {
            watching.append(
                Task {
                    for await _ in NotificationCenter.default.notifications(named: name).map({ _ in () }) { await act() }
                })
        }
    }

    extension ThermalState {
        /// What the system's word means for a model's work.
        public init(_ state: ProcessInfo.ThermalState) {
            switch state {
            case .nominal, .fair: self = .normal
            case .serious: self = .warm
            case .critical: self = .hot
            @unknown default: self = .hot
            }
        }
    }
#endif
