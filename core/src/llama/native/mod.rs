//! llama.cpp's own calls, each behind a safe type. llama-cpp-2 wraps most of them, but hides the pointers that the rest need:
//! it has no way to interrupt a computation, to leave weights as the file has them, or to see an image without decoding it.
//!
//! Every pointer is owned by one type and freed once; what belongs to a model borrows or holds it. C++ never sees bytes from a disk but
//! through [`Weights::load`] and [`Projector::load`], whose files are verified before.

mod adapter;
mod context;
mod interrupt;
mod pool;
mod vision;
mod weights;

pub(super) use adapter::Adapter;
pub(super) use context::{Cache, Context, Part, Setting, State};
pub(super) use vision::{Chunk, Projector};
pub(super) use weights::{Layout, Weights};
