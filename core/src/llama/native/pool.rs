//! Threads that wait for the next computation. Without them llama.cpp starts its threads anew for every token.
#![expect(unsafe_code, reason = "calls of llama.cpp, see `native`")]

use std::ffi::{CStr, c_void};
use std::ptr::NonNull;

use llama_cpp_sys_2 as sys;

type New = unsafe extern "C" fn(*mut sys::ggml_threadpool_params) -> *mut sys::ggml_threadpool;
type Free = unsafe extern "C" fn(*mut sys::ggml_threadpool);

/// Threads of one context.
pub(super) struct Pool {
    raw: NonNull<sys::ggml_threadpool>,
    free: Free,
}

impl Pool {
    /// `None`: there is only one thread, or no memory; llama.cpp then starts threads as it needs them.
    pub(super) fn new(threads: i32) -> Option<Self> {
        if threads < 2 {
            return None;
        }
        // SAFETY: the functions are those of these names in ggml-cpu.h, asked for by name since processor code that is chosen when the
        // program starts cannot be linked to; the parameters outlive the call.
        unsafe {
            let device = sys::ggml_backend_dev_by_type(sys::GGML_BACKEND_DEVICE_TYPE_CPU);
            let library = sys::ggml_backend_dev_backend_reg(NonNull::new(device)?.as_ptr());
            let address = |name: &CStr| -> Option<NonNull<c_void>> {
                NonNull::new(sys::ggml_backend_reg_get_proc_address(
                    library,
                    name.as_ptr(),
                ))
            };
            let new = address(c"ggml_threadpool_new")?;
            let free = address(c"ggml_threadpool_free")?;
            let new = std::mem::transmute::<NonNull<c_void>, New>(new);
            let free = std::mem::transmute::<NonNull<c_void>, Free>(free);
            let mut params = sys::ggml_threadpool_params_default(threads);
            let raw = NonNull::new(new(&raw mut params))?;
            Some(Self { raw, free })
        }
    }

    pub(super) fn raw(&self) -> *mut sys::ggml_threadpool {
        self.raw.as_ptr()
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        // SAFETY: it is ours, and its context is gone: fields are dropped after `Context::drop`.
        unsafe { (self.free)(self.raw.as_ptr()) }
    }
}

// SAFETY: a pool is bound to no thread; its context, which is not `Sync`, is the only one to use it.
unsafe impl Send for Pool {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_is_there_for_more_than_one_thread() {
        assert!(crate::llama::backend::backend().is_some());
        assert!(Pool::new(1).is_none());
        assert!(Pool::new(2).is_some());
    }
}
