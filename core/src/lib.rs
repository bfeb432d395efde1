//! The engine.

pub mod acuity;
pub mod encounter;
pub mod protocol;
