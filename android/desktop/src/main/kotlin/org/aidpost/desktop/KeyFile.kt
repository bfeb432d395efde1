package org.aidpost.desktop

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.io.IOException
import java.security.SecureRandom
import kotlin.io.path.exists
import kotlin.io.path.readBytes
import org.aidpost.screens.KeyUnreadable

/**
 * The window's key: 32 random bytes in a file that only its user may read. Whoever reads that file reads the patients: a desktop has no
 * Keystore that every system shares. On a phone the Keystore closes the key.
 */
class KeyFile(private val path: Path) {
    /** @throws KeyUnreadable */
    fun get(): ByteArray = try {
        if (!path.exists()) make()
        path.readBytes().also { if (it.size != BYTES) throw KeyUnreadable("the key's file has not 32 bytes") }
    } catch (refused: IOException) {
        throw KeyUnreadable("the key's file cannot be read or written", refused)
    }

    /** Whole or not at all, and never readable by others, not even while it is written. */
    private fun make() {
        Files.createDirectories(path.parent, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        val next = path.resolveSibling("${path.fileName}.new")
        Files.deleteIfExists(next)
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        Files.write(next, ByteArray(BYTES).also(SecureRandom()::nextBytes))
        Files.move(next, path, java.nio.file.StandardCopyOption.ATOMIC_MOVE)
    }

    fun forget() {
        Files.deleteIfExists(path)
    }
}

private const val BYTES = 32

/** Where this user's programs keep their data. */
fun dataFolder(): Path {
    val home = Path.of(System.getProperty("user.home"))
    val given = System.getenv("XDG_DATA_HOME")?.takeIf { it.isNotBlank() }?.let { Path.of(it) }
    val usual = if ("Mac" in System.getProperty("os.name")) home.resolve("Library/Application Support") else home.resolve(".local/share")
    return (given ?: usual).resolve("aidpost")
}
