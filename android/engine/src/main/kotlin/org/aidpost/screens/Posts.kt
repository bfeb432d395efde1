package org.aidpost.screens

import java.io.File
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import org.aidpost.ui.KnownPost

/**
 * This post's secret [key], 32 bytes, and the posts whose messages it believes: in [file], closed with a key that is made of it, so that nobody
 * can add a post from outside.
 */
class Posts(file: File, internal val key: () -> ByteArray) {
    private val sealed = SealedDrafts(file) { Mac.getInstance(MAC).apply { init(SecretKeySpec(key(), MAC)) }.doFinal(NAME.encodeToByteArray()) }

    /** @throws KeyUnreadable */
    @Synchronized
    internal fun known(): List<KnownPost> {
        key()
        return sealed.read().orEmpty().map { (name, key) -> KnownPost(name, key) }
    }

    /** Whether it is kept. */
    @Synchronized
    internal fun keep(posts: List<KnownPost>): Boolean {
        sealed.write(posts.associate { it.name to it.key })
        return known() == posts
    }
}

private const val MAC = "HmacSHA256"
private const val NAME = "org.aidpost known posts"
