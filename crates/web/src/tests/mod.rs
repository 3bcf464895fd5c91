//! Pages as visitors see them.

mod addresses;
pub mod ground;
