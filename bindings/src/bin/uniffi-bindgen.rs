//! The generator of the Kotlin and Swift code, of the very version that the library was built with.

fn main() {
    uniffi::uniffi_bindgen_main();
}
