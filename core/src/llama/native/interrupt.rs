//! Lets llama.cpp ask, between two steps of a computation, whether it should go on.
#![expect(
    unsafe_code,
    reason = "llama.cpp takes a function and a pointer that it is called with"
)]

use std::cell::{Cell, UnsafeCell};
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

/// Asked whether to stop.
type StopReason<'a> = &'a dyn Fn() -> bool;

/// A place at which llama.cpp finds whom to ask. It stays where it is, since llama.cpp keeps its address for as long as the context lives.
pub(super) struct Interrupt(NonNull<Inner>);

#[derive(Default)]
struct Inner {
    /// Set only while [`Interrupt::asking`] runs.
    stop: UnsafeCell<Option<StopReason<'static>>>,
    stopped: Cell<bool>,
    /// How often it was asked since [`Interrupt::asking`] began.
    asked: Cell<u32>,
}

impl Interrupt {
    pub(super) fn new() -> Self {
        Self(NonNull::from(Box::leak(Box::default())))
    }

    /// What llama.cpp is to call [`abort`] and [`between`] with. Valid for as long as `self` is.
    pub(super) fn data(&self) -> *mut c_void {
        self.0.as_ptr().cast()
    }

    /// Runs `compute`, during which llama.cpp asks `stop`. Whether it was stopped comes beside the result.
    pub(super) fn asking<T>(&self, stop: StopReason<'_>, compute: impl FnOnce() -> T) -> (T, bool) {
        // SAFETY: it was leaked in `new`, is freed in `drop`, and everything in it is a cell.
        let inner = unsafe { self.0.as_ref() };
        inner.asked.set(0);
        // SAFETY: only the lifetime is changed. The reference is taken out again below, before `stop` ends; a panic of `compute` does
        // not get past `Clear`. Nobody else writes here: the type is not `Sync`, and `asking` within `compute` would need a second
        // borrow of the context.
        let stop = unsafe { std::mem::transmute::<StopReason<'_>, StopReason<'static>>(stop) };
        unsafe { *inner.stop.get() = Some(stop) };
        let clear = Clear(inner);
        let result = compute();
        drop(clear);
        (result, inner.stopped.replace(false))
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        // SAFETY: leaked in `new`, and the context that called it is gone.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

/// Takes the question back, also when the computation unwinds.
struct Clear<'a>(&'a Inner);

impl Drop for Clear<'_> {
    fn drop(&mut self) {
        // SAFETY: as above: the computation is over, and nobody else reads.
        unsafe { *self.0.stop.get() = None };
    }
}

impl Inner {
    fn should_stop(&self) -> bool {
        if self.stopped.get() {
            return true;
        }
        // SAFETY: read on the thread that set it: ggml asks only its thread 0, which is the caller's (ggml-cpu.c,
        // `state->ith == 0`; ggml-backend.cpp for the other callback).
        let Some(stop) = (unsafe { *self.stop.get() }) else {
            return false;
        };
        // A panic must not unwind into C.
        let stops = catch_unwind(AssertUnwindSafe(stop)).unwrap_or(true);
        self.stopped.set(stops);
        stops
    }
}

/// ggml's `abort_callback`: asked after each node of a graph; true ends the computation.
pub(super) unsafe extern "C" fn abort(data: *mut c_void) -> bool {
    // SAFETY: `data` is what `Interrupt::data` gave, and the context that calls lives no longer than its `Interrupt`.
    unsafe { data.cast::<Inner>().as_ref() }.is_some_and(Inner::should_stop)
}

/// So many nodes of a graph are computed between two questions: at MedGemma's size of image a tenth of a second.
const NODES: u32 = 4;

/// ggml's `cb_eval`: first asked whether a node is of interest, and then, once it is computed, whether to go on.
pub(super) unsafe extern "C" fn between(
    _node: *mut llama_cpp_sys_2::ggml_tensor,
    ask: bool,
    data: *mut c_void,
) -> bool {
    // SAFETY: as in `abort`.
    let Some(inner) = (unsafe { data.cast::<Inner>().as_ref() }) else {
        return !ask;
    };
    if ask {
        inner.asked.set(inner.asked.get().wrapping_add(1));
        return inner.asked.get().is_multiple_of(NODES);
    }
    !inner.should_stop()
}

/// mtmd's `progress_callback`: told after each tensor how far the loading has come; false ends it.
pub(super) unsafe extern "C" fn goes_on(_reached: f32, data: *mut c_void) -> bool {
    // SAFETY: as in `abort`.
    !unsafe { data.cast::<Inner>().as_ref() }.is_some_and(Inner::should_stop)
}

// SAFETY: between two runs it holds no reference, only two numbers; it moves with its context.
unsafe impl Send for Interrupt {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_asked_decides_and_a_panic_stops() {
        let interrupt = Interrupt::new();
        let data = interrupt.data();
        let ask = || unsafe { abort(data) };
        assert!(!ask(), "nobody is asked");
        assert_eq!(interrupt.asking(&|| false, ask), (false, false));
        assert_eq!(interrupt.asking(&|| true, ask), (true, true));
        let count = Cell::new(0);
        let third = || {
            count.set(count.get() + 1);
            count.get() == 3
        };
        let asks = || (0..9).filter(|_| ask()).count();
        assert_eq!(interrupt.asking(&third, asks), (7, true));
        assert_eq!(count.get(), 3, "a stop is not asked about again");
        assert_eq!(interrupt.asking(&|| panic!("no"), ask), (true, true));
        assert!(!ask(), "the question was taken back");
    }

    #[test]
    fn every_fourth_node_is_waited_for() {
        let interrupt = Interrupt::new();
        let data = interrupt.data();
        let node = |ask| unsafe { between(std::ptr::null_mut(), ask, data) };
        let nodes = || (0..8).map(|_| node(true)).collect::<Vec<_>>();
        let (waited, _) = interrupt.asking(&|| false, nodes);
        let every = [false, false, false, true];
        assert_eq!(waited, [every, every].concat());
        assert_eq!(interrupt.asking(&|| true, || node(false)), (false, true));
        let tensor = || unsafe { goes_on(0.5, data) };
        assert_eq!(interrupt.asking(&|| true, tensor), (false, true));
        assert_eq!(interrupt.asking(&|| false, tensor), (true, false));
        assert_eq!(interrupt.asking(&|| false, || node(false)), (true, false));
    }
}
