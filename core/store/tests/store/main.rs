//! The store, with real files, keys and processes.

mod damage;
mod kills;
mod review;
mod sample;
mod secrecy;
mod visits;
