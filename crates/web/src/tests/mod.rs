//! Pages as visitors see them.

mod addresses;
mod everyone;
pub mod ground;
