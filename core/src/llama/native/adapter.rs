//! A LoRA adapter in memory.
#![expect(unsafe_code, reason = "calls of llama.cpp, see `native`")]

use std::ffi::CString;
use std::path::Path;
use std::ptr::NonNull;
use std::sync::Arc;

use llama_cpp_sys_2 as sys;

use super::weights::Weights;

/// A loaded adapter, and the model that it changes: llama.cpp unlinks it from there when it is freed, so the model goes last.
pub(in crate::llama) struct Adapter {
    raw: NonNull<sys::llama_adapter_lora>,
    model: Arc<Weights>,
}

// SAFETY: llama.cpp's adapters are bound to no thread, and nothing changes one after it is loaded.
unsafe impl Send for Adapter {}
// SAFETY: as above; contexts on several threads only read it.
unsafe impl Sync for Adapter {}

impl Adapter {
    /// Loads a verified file for `model`, before any context of it is made: a context reserves its graph for the adapters that there are.
    /// `None`: no memory, or not one that llama.cpp takes; its log has the reason.
    pub(in crate::llama) fn load(model: &Arc<Weights>, file: &Path) -> Option<Self> {
        let path = CString::new(file.to_str()?).ok()?;
        // SAFETY: the model is alive and no other thread has it yet; the path ends with a zero byte. llama.cpp catches its exceptions here
        // and gives null.
        let raw = unsafe { sys::llama_adapter_lora_init(model.raw(), path.as_ptr()) };
        Some(Self {
            raw: NonNull::new(raw)?,
            model: Arc::clone(model),
        })
    }

    /// Whether it is an adapter of this model.
    pub(super) fn is_of(&self, model: &Weights) -> bool {
        std::ptr::eq(&raw const *self.model, model)
    }

    pub(super) fn raw(&self) -> *mut sys::llama_adapter_lora {
        self.raw.as_ptr()
    }
}

impl Drop for Adapter {
    fn drop(&mut self) {
        // SAFETY: it is ours; contexts that use it borrow it, and the model is dropped after this.
        unsafe { sys::llama_adapter_lora_free(self.raw.as_ptr()) }
    }
}
