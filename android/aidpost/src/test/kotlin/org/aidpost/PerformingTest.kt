package org.aidpost

import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.aidpost.Fixture.encounter
import org.aidpost.Fixture.longEncounter
import org.aidpost.core.DraftOrigin
import org.aidpost.core.DraftPiece
import org.aidpost.core.Event
import org.aidpost.core.ImageInterpretation
import org.aidpost.core.SoapNote
import org.aidpost.core.StatementOrigin
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.engine.ImageRecord
import org.aidpost.engine.ImageTask
import org.aidpost.engine.TextRecord
import org.aidpost.engine.TextTask
import org.aidpost.engine.prepareImage
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.PhotoKind
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What the model writes crosses as it comes, and the record at the end is the same as without. */
internal class PerformingTest {
    private fun <Record> List<Performing<Record>>.pieces() = filterIsInstance<Performing.Told>().mapNotNull { (it.event as? Event.Draft)?.piece }

    private fun List<DraftPiece>.lines() = fold(emptyList<DraftPiece>()) { lines, piece -> lines.with(piece) }

    @Suppress("UNCHECKED_CAST")
    private fun <Record> List<Performing<Record>>.record() = (last() as Performing.Done<Record>).record

    private fun SoapNote.own() = listOf(subjective, objective, assessment, plan).flatten()
        .filter { it.origin is StatementOrigin.Quoted || it.origin is StatementOrigin.Inferred }.map { it.text.text }

    @Test
    fun `a note grows word by word, and is the same as without`() = runBlocking {
        Fixture.engine().use { engine ->
            val told = engine.performEvents(encounter, TextTask.Soap).toList()
            val (pieces, lines) = told.pieces() to told.pieces().lines()
            val note = (told.record() as TextRecord.Soap).note
            assertEquals(engine.soap(encounter), note)
            assertTrue(pieces.size > lines.size && lines.isNotEmpty(), "${pieces.size} pieces of ${lines.size} lines")
            val written = lines.map { it.text.text }
            assertTrue(written.containsAll(note.own()))
            if (note.about.rejected == 0uL) assertEquals(note.own(), written)
            assertTrue(lines.filter { it.origin != DraftOrigin.INFERRED }.all { it.text.text in encounter.narrative!!.text })
            assertTrue(told.any { it is Performing.Told && it.event is Event.Progress })
            // A log that prints events holds no words of a patient.
            assertFalse(written.any { it.length > 8 && it in "$told" })
        }
    }

    @Test
    fun `who stops in the middle has the beginning of a draft, and the engine is free`() = runBlocking {
        Fixture.engine().use { engine ->
            val whole = engine.performEvents(longEncounter, TextTask.Soap).toList().pieces()
            val begun = engine.performEvents(longEncounter, TextTask.Soap).filter { it is Performing.Told && it.event is Event.Draft }.take(2).toList().pieces()
            assertEquals(whole.take(2), begun)
            assertTrue(engine.performEvents(encounter, TextTask.History).toList().last() is Performing.Done)
        }
    }

    @Test
    fun `an answer about an image comes in pieces`() = runBlocking {
        Engine.open(Fixture.pack, EngineOptions(imageInterpretation = ImageInterpretation.ON)).use { engine ->
            val image = prepareImage(Fixture.root.resolve("tests/cases/photo.png").toFile().readBytes()).shows(PhotoKind.SKIN)
            engine.openImages(listOf(image)).use { session ->
                val told = session.performEvents(ImageTask.Describe).toList()
                val seen = (told.record() as ImageRecord.Described).description
                assertEquals(session.describe(), seen)
                val written = told.pieces().lines().map { it.text }
                assertTrue(written.containsAll(seen.findings + listOfNotNull(seen.impression)))
                val asked = session.performEvents(ImageTask.Ask(PatientText("Is the skin broken?"))).toList()
                val answer = (asked.record() as ImageRecord.Answered).answer
                assertEquals(listOfNotNull(answer.text), asked.pieces().lines().map { it.text })
            }
        }
    }
}
