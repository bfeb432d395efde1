package org.aidpost.app

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.aidpost.screens.Fetcher
import org.aidpost.ui.Fetch
import org.aidpost.ui.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** With WorkManager, as on a phone. */
class WorkApplication : TestApplication() {
    override fun fetcher(): Fetcher = WorkFetcher(this, CoroutineScope(Dispatchers.Default))
}

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h640dp-xhdpi", application = WorkApplication::class)
class WorkTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    @Test
    fun `a fetch is work that waits for a network, is told to whoever starts later, and can be stopped`() {
        val phone = Phone()
        val models = phone.state.models!!
        phone.state.place = Place.MODELS
        phone.until { models.list.rows.isNotEmpty() }
        val row = models.list.rows.first()
        models.ask(row)
        assertEquals(row.licence, models.asks!!.second.licence)
        assertEquals(null, models.fetching)
        models.accept("")
        phone.until { models.fetching is Fetch.Waiting }
        // Another process of the app, later: the work is there.
        val later = WorkFetcher(phone.activity.application, CoroutineScope(Dispatchers.Default))
        phone.until { later.state.value is Fetch.Waiting }
        assertEquals(row.id, later.state.value!!.id)
        models.stop()
        phone.until { models.fetching is Fetch.Stopped }
        assertTrue(later.state.value is Fetch.Stopped || later.state.value is Fetch.Waiting)
    }
}
