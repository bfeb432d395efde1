//! Whether the system would give the memory that a step is about to take. llama.cpp ends the process at some allocations that fail, so
//! what can be known is asked before it is called. A system that promises more than it has says yes all the same.

/// Beyond what is predicted: stacks of threads, and what allocators take in larger pieces (glibc sets 64 MiB of addresses aside for a
/// thread's heap). A choice.
const SPARE: u64 = 64 << 20;

/// Whether so many bytes more are to be had: they are asked for, and given back untouched.
pub(super) fn can_allocate(bytes: u64) -> bool {
    let bytes = usize::try_from(bytes.saturating_add(SPARE)).unwrap_or(usize::MAX);
    let mut asked = Vec::<u8>::new();
    let given = asked.try_reserve_exact(bytes).is_ok();
    // The compiler may not leave out memory that nobody uses.
    std::hint::black_box(&asked);
    given
}
