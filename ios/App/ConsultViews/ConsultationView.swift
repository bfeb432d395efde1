// One consultation: the colour on top at every moment, the steps, and the step that is open.
import Aidpost
import Consult
import SwiftUI

struct ConsultationView: View {
    let desk: Desk
    let consultation: Consultation
    @State private var asksToLeave = false

    var body: some View {
        VStack(spacing: 0) {
            Banner(acuity: shown.acuity, review: shown.review, strong: desk.preferences.strongContrast)
            Side {
                ForEach(Step.allCases, id: \.self) { step in
                    Button(step.word) { consultation.go(to: step) }
                        .disabled(!consultation.canGo(to: step))
                        .accessibilityAddTraits(step == consultation.step ? [.isSelected] : [])
                        .accessibilityIdentifier("go.\(step.rawValue)")
                        .frame(maxWidth: .infinity, minHeight: target)
                }
            }
            Form {
                Refused(reason: consultation.refused)
                switch consultation.step {
                case .intake: IntakeView(intake: consultation.intake)
                case .result: ResultView(result: consultation.result, clinician: desk.preferences.clinician, isKept: consultation.isKept)
                case .note:
                    NoteView(note: consultation.note, clinician: desk.preferences.clinician) { name in Task { await consultation.sign(by: name) } }
                case .handOver: HandOverView(handOver: consultation.handOver)
                }
            }
            .frame(maxWidth: 720)
            if asksToLeave {
                Text("This consultation is not kept. Throw it away?").bold()
                Side {
                    Press("Throw it away", id: "leave.sure") { Task { await desk.leave() } }
                    Press("Go on with it", id: "leave.not") { asksToLeave = false }
                }
            }
            Side {
                Press("Leave", id: "leave") { if consultation.isKept { Task { await desk.leave() } } else { asksToLeave = true } }
                Press("Keep in the list", id: "keep", isMain: true) { Task { await desk.keep() } }
                    .disabled(consultation.result.triage == nil || consultation.result.isReading)
            }
        }
    }

    /// At the intake the colour by the rules; from then on what was read and decided. It never becomes less urgent by itself on the way.
    private var shown: (acuity: Acuity, review: Bool) {
        if consultation.step == .intake { return (consultation.intake.acuity, consultation.intake.review) }
        return (consultation.result.stands, consultation.result.review)
    }
}
