package org.aidpost.ui

/** What a more urgent opinion of the model does: a warning and a supervisor's review, or the colour rises to it as well. */
enum class Opinion { REVIEW, RAISE }

/** What changes a triage, chosen once for the whole device. Nothing here makes the rules' answer less urgent. */
interface Choices {
    var opinion: Opinion
}
