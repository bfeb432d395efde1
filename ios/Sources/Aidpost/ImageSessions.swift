import Foundation

extension PreparedImage {
    /// This picture as one of `kind`, to be looked at.
    public func shows(_ kind: PhotoKind) -> ImageInput {
        ImageInput(kind: kind, pixels: pixels)
    }
}

extension Engine {
    /// Begins to encode `image` as soon as it is taken; gives back at once, or once the call that runs has ended. A session with the image then
    /// waits for what is left of the encode and does none of its own, as long as the result is held: let it go when the encounter is over.
    /// Throws `ImagesOff` unless the engine was opened with image interpretation on.
    public func prepareImage(_ image: ImageInput) async throws -> ImageEncoding {
        try await withCall(timeout: nil, onEvent: { _ in }) { try await self.prepareImage(image: image, call: $0) }
    }

    /// Opens the images of one encounter: they are encoded now, once for every question about them; `id` is the encounter's and comes
    /// back. A cancel takes effect within the encode. What the model made of the images is in
    /// memory as long as the session, or until the engine is released. Throws `ImagesOff` unless the engine was opened with image interpretation on.
    public func openImages(
        _ images: [ImageInput], id: PatientText? = nil, timeout: TimeInterval? = nil,
        onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> ImageSession {
        try await withCall(timeout: timeout, onEvent: onEvent) { try await self.openImages(images: images, id: id, call: $0) }
    }
}

extension ImageSession {
    /// What is seen.
    public func describe(
        timeout: TimeInterval? = nil, onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> Description {
        guard case .described(let description) = try await perform(.describe, timeout, onEvent) else { throw Mismatch() }
        return description
    }

    /// Answers `question` about the images.
    public func ask(
        _ question: String, timeout: TimeInterval? = nil, onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> ImageAnswer {
        let task = ImageTask.ask(question: PatientText(question))
        guard case .answered(let answer) = try await perform(task, timeout, onEvent) else { throw Mismatch() }
        return answer
    }

    /// Conditions by their codes, each with a probability; none given: all that fit the kinds of the images.
    public func classify(
        _ conditions: [String] = [], timeout: TimeInterval? = nil, onEvent: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> Classification {
        let task = ImageTask.classify(conditions: conditions)
        guard case .classified(let classification) = try await perform(task, timeout, onEvent) else { throw Mismatch() }
        return classification
    }

    private func perform(
        _ task: ImageTask, _ timeout: TimeInterval?, _ onEvent: @escaping @Sendable (Event) -> Void
    ) async throws -> ImageRecord {
        try await withCall(timeout: timeout, onEvent: onEvent) { try await self.perform(task: task, call: $0) }
    }
}
