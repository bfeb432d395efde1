extension Triage {
    /// The contract's JSON, `aidpost.triage/1`, for apps that store or send it.
    public func toJson() -> String { triageToJson(triage: self) }
}

extension QualityWarning {
    /// What to do about a picture's quality, for the worker, in plain words.
    public func advice() -> String { qualityAdvice(warning: self) }
}
