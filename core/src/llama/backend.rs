//! llama.cpp's process-wide state: started once, its log sent to `tracing` (target `llama-cpp-2`) and nowhere else.

use std::sync::OnceLock;

use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_2::{LogOptions, send_logs_to_tracing};

static BACKEND: OnceLock<Option<LlamaBackend>> = OnceLock::new();

/// The backend, or `None` if something else in this process started llama.cpp, or no variant of its processor code was found.
pub(super) fn backend() -> Option<&'static LlamaBackend> {
    BACKEND
        .get_or_init(|| {
            send_logs_to_tracing(LogOptions::default());
            #[cfg(feature = "all-cpus")]
            super::variants::load()?;
            LlamaBackend::init().ok()
        })
        .as_ref()
}

/// Files below this size are computed on one thread, since llama.cpp's threads wait for each other spinning. One
/// was measured to be faster with the tiny pack, many times faster beside busy processes. The size itself is not measured: it only lies
/// between that pack and any model of use.
pub(super) const SMALL: u64 = 64 << 20;

/// Threads to compute a model of `bytes` with: every performance core that the process may use, or one for a small model.
pub(super) fn threads(bytes: u64) -> i32 {
    if bytes < SMALL {
        return 1;
    }
    i32::try_from(super::cores::performance()).unwrap_or(1)
}

/// Library and instruction sets, such as `llama.cpp cpu: AVX2 FMA F16C`; with the feature `all-cpus` also the variant that was chosen,
/// `llama.cpp cpu (haswell): …`.
pub(super) fn describe() -> String {
    let info = super::system::info();
    let sets = info
        .split(['|', ':', ','])
        .filter_map(|item| item.trim().strip_suffix(" = 1"))
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ");
    #[cfg(feature = "all-cpus")]
    if let Some(variant) = super::variants::chosen() {
        return format!("llama.cpp cpu ({variant}): {sets}");
    }
    format!("llama.cpp cpu: {sets}")
}
