package org.aidpost.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp

/** What this is not, every rule with its source, and whose terms hold. */
@Composable
fun AboutScreen(rules: Rules, version: String) {
    val texts = LocalTexts.current
    val library = LocalLibraryWords.current
    val protocols = remember(rules) { rules.everyRule() }
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(12.dp), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Heading("${texts.appName} · ${texts.version(version)}")
        Card { Body(texts.notDevice) }
        Heading(texts.licences)
        Card { Body(texts.ours) }
        Heading(texts.everyRule)
        protocols.forEach { protocol ->
            Fold(protocol.title, texts.rules(protocol.rules.size)) {
                Card {
                    Small(protocol.source)
                    Small(protocol.licence)
                }
                protocol.rules.forEach { rule ->
                    Card {
                        Strong("${rule.gives}: ${library.finding(rule.criterion)}")
                        Small(rule.source)
                    }
                }
            }
        }
    }
}
