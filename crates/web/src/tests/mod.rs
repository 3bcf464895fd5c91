//! Pages as visitors see them.

pub mod ground;
