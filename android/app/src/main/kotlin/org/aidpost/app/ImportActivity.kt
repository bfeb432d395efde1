package org.aidpost.app

import android.app.Activity
import android.content.ContentResolver
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.Bundle

/**
 * Where another app's "share" and "open with" bring a model's file. It shows nothing and reads nothing: the one activity that holds the
 * patients shows the models, behind its lock, and imports there.
 */
class ImportActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        intent.sharedFile()?.let { file ->
            startActivity(
                Intent(this, TriageActivity::class.java).setAction(ACTION_IMPORT).setData(file).addFlags(
                    // The one that is open already takes it; and it may read what this one was given.
                    Intent.FLAG_ACTIVITY_NEW_TASK or Intent.FLAG_ACTIVITY_CLEAR_TOP or Intent.FLAG_ACTIVITY_SINGLE_TOP or Intent.FLAG_GRANT_READ_URI_PERMISSION,
                ),
            )
        }
        finish()
    }
}

/** A file to be imported, from [ImportActivity] alone: [TriageActivity] does what it would after a tap, and asks the same. */
internal const val ACTION_IMPORT = "org.aidpost.app.IMPORT"

/** Another app's file; none for a path, by which this app's own files could be named. */
internal fun Intent.sharedFile(): Uri? {
    @Suppress("DEPRECATION") // The one with a class is of Android 13.
    val file = when (action) {
        Intent.ACTION_SEND -> if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java) else getParcelableExtra<Uri>(Intent.EXTRA_STREAM)
        Intent.ACTION_VIEW, ACTION_IMPORT -> data
        else -> null
    }
    return file?.takeIf { it.scheme == ContentResolver.SCHEME_CONTENT }
}
