/// How warm the device is, as far as a model's work goes.
public enum ThermalState: Sendable {
    /// Work as usual.
    case normal
    /// The system slows the processor: a reading takes longer, say so to the worker.
    case warm
    /// No model work until it has cooled down: triage goes on by the rules, and its model status says `notLoaded`.
    case hot
}

/// An engine that comes when it is needed and goes when memory is: `withEngine` opens it, `release` frees it, and the next `withEngine` opens it
/// again. While the device is `hot`, `withEngine` works with the rules alone, by the same `fever` as the engine that `open` gives.
public actor ReloadingEngine {
    private let open: @Sendable () async throws -> Engine
    private var opening: Task<Engine, any Error>?
    private let fever: YoungInfantFever?
    private lazy var rules = Engine.rulesOnly(fever: fever)

    /// What the platform last said of its temperature.
    public private(set) var thermalState = ThermalState.normal

    public init(fever: YoungInfantFever? = nil, open: @escaping @Sendable () async throws -> Engine) {
        self.fever = fever
        self.open = open
    }

    /// Whether a model is in memory now, or on its way there.
    public var isLoaded: Bool { opening != nil }

    /// Says how warm the device is.
    public func setThermalState(_ state: ThermalState) {
        thermalState = state
    }

    /// Runs `work` with the engine, opening it first where it is not open.
    public func withEngine<T: Sendable>(_ work: @Sendable (Engine) async throws -> T) async throws -> T {
        if thermalState == .hot { return try await work(rules) }
        let task = opening ?? Task { [open] in try await open() }
        opening = task
        do {
            return try await work(try await task.value)
        } catch {
            // What could not be opened is tried again next time.
            if case .failure = await task.result, opening == task { opening = nil }
            throw error
        }
    }

    /// Drops what was read ahead, where a model is in memory; it opens none for that.
    public func forget() async {
        if let task = opening, let engine = try? await task.value { try? await engine.forget() }
    }

    /// Cancels what runs and frees the model's memory before it returns. Safe to call at any time.
    public func release() async {
        guard let task = opening else { return }
        opening = nil
        if let engine = try? await task.value { await engine.release() }
    }
}
