package org.aidpost.app

import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.aidpost.ui.Words

/** A build without the native library, such as one made where no NDK is. */
@Composable
internal fun NoEngine() {
    Text(Words.ofDevice()["noEngine"], Modifier.fillMaxSize().padding(24.dp), style = MaterialTheme.typography.headlineSmall)
}
