package org.aidpost.desktop

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import java.lang.management.ManagementFactory
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Outside

/**
 * Draws the app's first screen as the window would, without one. Gives three numbers: after how many milliseconds of the process it was drawn, after
 * how many with those who wait, and how many wait.
 */
fun firstScreen(outside: () -> Outside): String = runBlocking {
    val began = ManagementFactory.getRuntimeMXBean().startTime
    fun since() = System.currentTimeMillis() - began
    val state = AppState.open(CoroutineScope(Dispatchers.Default), outside)
    val scene = ImageComposeScene(360, 760, Density(1f)) { App(state) }
    scene.render()
    val drawn = since()
    state.outside.store.read()
    scene.render(16_000_000)
    "$drawn ${since()} ${state.outside.store.patients.size}"
}
