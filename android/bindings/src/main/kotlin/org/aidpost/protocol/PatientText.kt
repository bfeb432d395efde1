package org.aidpost.protocol

/**
 * Text that a person typed or spoke and that may name the patient. It does not print itself: in logs, exceptions and string
 * templates it shows its length only. Read [text] on purpose.
 */
public data class PatientText(public val text: String) {
    override fun toString(): String = "<${text.length} characters withheld>"
}
