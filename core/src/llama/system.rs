//! The calls that llama-cpp-2 does not wrap, each with its safety argument.
#![expect(
    unsafe_code,
    reason = "llama-cpp-2 0.1.160 has no safe wrapper for these"
)]

use std::ffi::CStr;

/// What llama.cpp says about the processor: `CPU : SSE3 = 1 | AVX2 = 1 | …`.
pub(super) fn info() -> String {
    // SAFETY: takes no argument and returns a pointer to a static, NUL-terminated buffer that is rewritten only by the
    // same call; all calls are made while a pack is loaded, under the lock of `SERIAL`.
    static SERIAL: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _serial = SERIAL.lock();
    unsafe { CStr::from_ptr(llama_cpp_sys_2::llama_print_system_info()) }
        .to_string_lossy()
        .into_owned()
}
