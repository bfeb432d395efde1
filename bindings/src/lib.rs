//! Aidpost for Kotlin and Swift: objects and one worker thread, no logic and no second copy of a type.

uniffi::setup_scaffolding!();
