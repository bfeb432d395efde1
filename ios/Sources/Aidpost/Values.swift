extension Triage {
    /// The contract's JSON, `aidpost.triage/2`, for apps that store or send it.
    public func toJson() -> String { triageToJson(triage: self) }
}

extension QualityWarning {
    /// What to do about a picture's quality, for the worker, in plain words.
    public func advice() -> String { qualityAdvice(warning: self) }
}

extension Encounter {
    /// What the account tells so far, while it is being written: words to underline, to be ticked by a person. Off the caller's actor.
    public func suggestions() async -> Suggestions {
        let encounter = self
        return await Task.detached(priority: .userInitiated) { suggest(encounter: encounter) }.value
    }
}
