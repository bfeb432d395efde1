package org.aidpost.app

import android.app.Activity
import android.content.Intent
import android.print.PrintAttributes
import android.print.PrintManager
import android.webkit.WebView
import android.webkit.WebViewClient
import org.aidpost.ui.Sharing

/** Shares by Android's own means. Nothing is written to a file of this app. */
internal class AndroidSharing(val activity: Activity) : Sharing {
    // Until it is printed nothing else holds it.
    private var page: WebView? = null

    override fun messages(messages: List<String>) = send(messages.joinToString("\n"))

    override fun fhir(json: String) = send(json)

    private fun send(text: String) {
        val send = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
        activity.startActivity(Intent.createChooser(send, null))
    }

    /** Android's print dialogue, which can also save the letter as a file. */
    override fun letter(html: String) {
        val view = WebView(activity)
        view.settings.allowFileAccess = false
        view.settings.blockNetworkLoads = true
        view.webViewClient = object : WebViewClient() {
            override fun onPageFinished(view: WebView, url: String?) {
                activity.getSystemService(PrintManager::class.java).print(JOB, view.createPrintDocumentAdapter(JOB), PrintAttributes.Builder().build())
                page = null
            }
        }
        page = view
        view.loadDataWithBaseURL(null, html, "text/html", "utf-8", null)
    }
}

/** Seen in the list of print jobs: nothing of the patient. */
private const val JOB = "Aidpost"
