package org.aidpost.ui

/** The words about the facility's server, in one language. */
open class ServerTexts(private val words: Words) {
    open val heading: String get() = words["facility"]
    open val why: String get() = words["facility.why"]
    open val none: String get() = words["facility.none"]
    open val paste: String get() = words["facility.paste"]
    open val read: String get() = words["facility.read"]
    open val type: String get() = words["facility.type"]
    open val name: String get() = words["facility.name"]
    open val url: String get() = words["facility.url"]
    open val model: String get() = words["facility.model"]
    open val certificate: String get() = words["facility.certificate"]
    open val key: String get() = words["facility.key"]
    open val show: String get() = words["facility.show"]
    open val offer: String get() = words["facility.offer"]
    open val fingerprint: String get() = words["facility.fingerprint"]
    open val noFingerprint: String get() = words["facility.noFingerprint"]
    open val hasKey: String get() = words["facility.hasKey"]
    open val noKey: String get() = words["facility.noKey"]
    open val leaves: String get() = words["facility.leaves"]
    open val leavesStory: String get() = words["facility.leaves.story"]
    open val stays: String get() = words["facility.stays"]
    open val nameInStory: String get() = words["facility.nameInStory"]
    open val asked: String get() = words["facility.asked"]
    open val reads: String get() = words["facility.reads"]
    open val writes: String get() = words["facility.writes"]
    open val images: String get() = words["facility.images"]
    open val wait: String get() = words["facility.wait"]
    open val waitNote: String get() = words["facility.wait.note"]
    open val test: String get() = words["facility.test"]
    open val testNote: String get() = words["facility.test.note"]
    open val testing: String get() = words["facility.testing"]
    open val stopTest: String get() = words["facility.stop"]
    open val accept: String get() = words["facility.accept"]
    open val named: String get() = words["facility.named"]
    open val forget: String get() = words["facility.forget"]
    open val forgetSure: String get() = words["facility.forget.sure"]
    open val notKept: String get() = words["facility.notKept"]

    open fun refused(reason: String): String = words.filled("facility.refused", reason)

    open fun host(host: String): String = words.filled("facility.host", host)

    open fun address(url: String): String = words.filled("facility.address", url)

    open fun itsModel(model: String): String = words.filled("facility.itsModel", model)

    open fun until(moment: String): String = words.filled("facility.until", moment)

    open fun needsKey(name: String): String = words.filled("facility.needsKey", name)

    open fun record(url: String, model: String): String = words.filled("facility.record", url, model)

    open fun seconds(seconds: Int): String = words.filled("facility.seconds", seconds)

    open fun tested(test: ServerTest): String = when (test) {
        ServerTest.Reached -> words["facility.REACHED"]
        ServerTest.Silent -> words["facility.SILENT"]
        ServerTest.Stopped -> words["facility.STOPPED"]
        is ServerTest.Failed -> words.filled("facility.FAILED", test.reason)
    }

    open fun farRead(far: FarPart): String = when (far.state) {
        ModelState.ANSWERED, ModelState.STOPPED, ModelState.TIMED_OUT -> words.filled("facility.read.${far.state.name}", far.host, far.model)
        ModelState.NOT_LOADED, ModelState.FAILED, ModelState.UNRELIABLE -> words.filled("facility.read.FAILED", far.host)
    }

    open fun farWrote(far: FarPart): String =
        if (far.state == ModelState.ANSWERED) words.filled("facility.wrote", far.host, far.model) else words.filled("facility.notWrote", far.host)
}
